package org.paralleltask.host;

import java.net.ProtocolException;
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Packer;

/**
 * A dispatch as its worker sees it: tasks of one method that are sent together. Used by the thread that feeds the
 * worker, which also passes on what the worker reports meanwhile.
 */
public interface WorkerTasks extends Worker.MessageHandler {
    /** The dispatch's number, which differs from that of the dispatch before. */
    int number();

    /** Whether it has one task only. */
    boolean isOne();

    TaskDefinition<?, ?> definition();

    /**
     * The frame that is sent, if the dispatch has one task.
     *
     * @param function the number by which the worker knows the method
     */
    Frame.Run run(int function);

    /** The frame that is sent. Several tasks are packed, without an object for each. */
    Frame frame(int function, Packer packer);

    /** What of their callers' context goes with the tasks: the same with all. */
    CarriedContext context();

    /** The request of the first task. */
    WorkerRequest requestOfFirst();

    /**
     * Looks for new answers in the worker's ledger.
     *
     * @param isOver whether the worker is done, so that no more answers will come
     * @throws ProtocolException if the ledger has entries that a worker must not make
     */
    void look(boolean isOver) throws ProtocolException;

    /**
     * A task's answer has been sent, because the ledger had no room for it.
     *
     * @throws ProtocolException if the task had not been given to the worker
     */
    void answered(long task, Worker.Answer answer) throws ProtocolException;
}
