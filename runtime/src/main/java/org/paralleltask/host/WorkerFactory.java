package org.paralleltask.host;

import java.util.List;
import java.util.function.Consumer;
import org.paralleltask.PayloadException;
import org.paralleltask.WorkerStartException;
import org.paralleltask.host.os.Killable;
import org.paralleltask.task.TaskDefinition;

/** Starts workers. */
public interface WorkerFactory {
    /**
     * Starts a worker, and waits until it has connected. If it fails, nothing of it is left.
     *
     * @param index the number of its slot, from 0
     * @param launched takes the process as soon as there is one, so that it can be killed during the start
     * @throws WorkerStartException if it cannot be started, ends at once, or does not report in time
     */
    Worker start(String name, int index, Consumer<Killable> launched);

    /**
     * Looks for a task's class where workers will look, as far as that can be done before one is started.
     *
     * @throws IllegalStateException if workers would not find it
     */
    void checkFinds(Class<?> task);

    /**
     * Looks whether workers can run a method's tasks, whose shared data are encoded.
     *
     * @throws IllegalArgumentException if they cannot run such tasks
     * @throws PayloadException if what the tasks share cannot be sent to them
     */
    default void check(TaskDefinition<?, ?> opened) {
        // on this machine they can
    }

    /** Whether what is in the memory of this machine is in that of the workers. */
    default boolean sharesMemory() {
        return true;
    }

    /** The command that starts a worker, for messages; empty if there is none. */
    List<String> command();

    /** Whether a worker can be killed, so that timeouts hold: a process can, a thread cannot. */
    boolean canKill();
}
