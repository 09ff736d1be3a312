package org.paralleltask.host;

import java.net.ProtocolException;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Packer;

/**
 * A dispatch as its worker sees it: tasks of one method that it is sent together. Used by the thread that feeds the worker,
 * which passes on what the worker says meanwhile.
 */
public interface WorkerTasks extends Worker.MessageHandler {
    /** Another than that of the dispatch before. */
    int number();

    boolean isOne();

    TaskDefinition<?, ?> definition();

    /**
     * What a worker is sent, if it is one task.
     *
     * @param function the number by which the worker knows the method
     */
    Frame.Run run(int function);

    /** What a worker is sent; several tasks are packed, without an object for each. */
    Frame frame(int function, Packer packer);

    /** The request of the first task. */
    WorkerRequest requestOfFirst();

    /**
     * Looks for new answers in the worker's ledger.
     *
     * @param isOver whether there will be no more
     * @throws ProtocolException if that cannot be
     */
    void look(boolean isOver) throws ProtocolException;

    /**
     * A task's answer has been sent, because the ledger had no room for it.
     *
     * @throws ProtocolException if the task had not been given to the worker
     */
    void answered(long task, Worker.Answer answer) throws ProtocolException;
}
