package org.paralleltask.host;

import java.util.List;
import java.util.function.Consumer;
import org.paralleltask.WorkerStartException;
import org.paralleltask.host.os.Killable;

/** Where workers come from. */
public interface WorkerFactory {
    /**
     * Starts a worker and waits until it can be talked to. Nothing is left of one that fails.
     *
     * @param index its place, from 0
     * @param launched is given what kills it, as soon as there is something to kill
     * @throws WorkerStartException if it cannot be started, ends at once, or does not report in time
     */
    Worker start(String name, int index, Consumer<Killable> launched);

    /**
     * Looks for a task's class where workers will, as far as that can be done before one is started.
     *
     * @throws IllegalStateException if they would not find it
     */
    void checkFinds(Class<?> task);

    /** The command that starts one, for messages; empty if there is none. */
    List<String> command();

    /** Whether time limits can be kept: a process can be killed, a thread cannot. */
    boolean canKill();
}
