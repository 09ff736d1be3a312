package org.paralleltask.pool;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.paralleltask.PoolStats;
import org.paralleltask.base.Durations;

/** What a pool offers besides running tasks: its size, its figures, and its end. Thread-safe. */
public abstract sealed class PoolLifecycle implements Pool permits ProcessPool {
    final PoolState state;

    PoolLifecycle(PoolState state) {
        this.state = state;
    }

    /**
     * Changes how many workers there are. Returns at once: more are started as a pool's first workers are; those that are too
     * many end after the task that they run.
     *
     * @param workers at least 1, or 0 for one per CPU available to this process
     * @throws IllegalArgumentException if it is out of that range
     * @throws IllegalStateException if the workers are not this pool's own
     */
    public void resize(int workers) {
        state.resize(state.workers.options().workers(workers).workers());
    }

    /** What the pool has done and is doing. Cheap enough to be asked for many times a second. */
    @Override
    public PoolStats stats() {
        return state.stats();
    }

    /**
     * The worker processes that are alive now, in no particular order; including those that are being started, wait as
     * spares, or are about to end. Empty for workers in this process. A handle tells the process id, and when the process has
     * ended ({@code onExit}). Destroying a process counts as a crash of the task that runs there; {@code cancel(true)} ends a
     * task as cancelled.
     */
    @Override
    public List<ProcessHandle> processes() {
        return state.workers.processes();
    }

    /**
     * What the exit hook has returned in each worker that has ended in good order. All is there once {@link #close} has
     * returned. If an exit hook has failed, throws the first failure as it is, with the others suppressed.
     *
     * @param <X> what the hook returns
     * @param exit the record of what the hook returns
     * @return the values, in the order of the workers' ends
     */
    public <X> List<X> exitResults(Class<X> exit) {
        return state.exitResults(exit);
    }

    /**
     * Accepts no more tasks and withdraws those that have not started; those that run are left to end, then the processes
     * end. Outcomes deliver what has started, then end as if there were no more inputs. A stream ends before the first input
     * that has not started. Calls, maps and futures of tasks that have not started end with a {@link CancellationException}.
     * Does not wait.
     */
    public void stop() {
        state.stop();
    }

    /**
     * From now on, until this pool is closed, the first Ctrl-C or {@code SIGTERM} does not end the program, but calls {@link
     * #stop}: the program goes on with the results that are finished. The second signal ends the program as always.
     *
     * @throws IllegalStateException if this JVM does not let the program handle signals (module {@code jdk.unsupported} is
     *     missing, or it was started with {@code -Xrs})
     */
    public void stopOnSignal() {
        state.stopOnSignal();
    }

    /** Accepts no more tasks; accepted tasks are finished, then the processes end. Does not wait. */
    @Override
    public void shutdown() {
        state.shutdown();
    }

    /**
     * Accepts no more tasks, cancels unfinished tasks and kills the workers that run them. Does not wait.
     *
     * @return the tasks that certainly never started
     */
    @Override
    public abstract List<?> shutdownNow();

    /**
     * Waits until every accepted task has ended and its future is complete, and, if the workers are this pool's own, every
     * process has ended; returns false if that has not happened within {@code patience}.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    @Override
    public boolean awaitTermination(Duration patience) throws InterruptedException {
        return state.awaitTermination(Durations.saturatedNanos(patience));
    }

    /**
     * Finishes the accepted tasks and completes their futures. A pool with workers of its own also ends them, and returns
     * when their processes have ended. If the thread is interrupted while it waits, this becomes {@link #shutdownNow}, and
     * the interrupt flag stays set. Closing again does nothing.
     */
    @Override
    public void close() {
        state.shutdown();
        Termination.await(state::awaitTermination, state::shutdownNow);
    }

    /** Such as {@code ProcessPool[sumPrimes, 8 workers, open]}; "shut down" once closed, then "terminated". */
    @Override
    public String toString() {
        return toString("ProcessPool");
    }

    /**
     * The text of this pool with another name in it.
     *
     * @param facade the name of a generated class
     * @return the text of {@link #toString()}, with that name
     */
    public String toString(String facade) {
        return facade + "[" + state.text() + "]";
    }
}
