package org.paralleltask.pool;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.paralleltask.PoolStats;
import org.paralleltask.base.Durations;

/** A pool without its tasks: how large it is, what it has done, and how it ends. Thread-safe. */
public abstract sealed class PoolLifecycle implements Pool permits ProcessPool {
    final PoolState state;

    PoolLifecycle(PoolState state) {
        this.state = state;
    }

    /**
     * Changes how many workers there are. Returns at once: more are started as a pool's first ones are, those that are too
     * many end after the task that they run.
     *
     * @param workers at least 1, or 0 for one per CPU available to this process
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
     * The workers' processes that live at this moment, in no order: also those that are being started, wait as spares, or
     * are about to end. Empty for workers in this process. A handle tells the pid and when the process has ended
     * ({@code onExit}). To destroy one is a crash to the task that runs there; {@code cancel(true)} ends a task as
     * cancelled.
     */
    @Override
    public List<ProcessHandle> processes() {
        return state.workers.processes();
    }

    /**
     * What the exit hook has returned in each worker that has ended in good order, in the order of their ends: all of
     * them once {@link #close} has returned. Throws the first failure of an exit hook, if there is one, as itself; the
     * others are suppressed in it.
     *
     * @param exit the record of what it returns
     */
    public <X> List<X> exitResults(Class<X> exit) {
        return state.exitResults(exit);
    }

    /**
     * Accepts nothing more and withdraws what has not started; what runs is left to end, then the processes end. Outcomes
     * deliver what has started, then end as if there were no more inputs; a stream ends before the first input that has not
     * started. Calls, maps and futures of what has not started end with a {@link CancellationException}. Does not wait.
     */
    public void stop() {
        state.stop();
    }

    /**
     * From now on the first Ctrl-C, or {@code SIGTERM}, does not end the program, but calls {@link #stop}: it comes to its
     * end with what is finished. The second one ends the program as always. So it is until this pool is closed.
     *
     * @throws IllegalStateException if this JVM does not let its signals be handled (module {@code jdk.unsupported} is
     *     missing, or it was started with {@code -Xrs})
     */
    public void stopOnSignal() {
        state.stopOnSignal();
    }

    /** Accepts nothing more; what was accepted is finished, then the processes end. Does not wait. */
    @Override
    public void shutdown() {
        state.shutdown();
    }

    /**
     * Accepts nothing more, cancels what is unfinished and kills the workers that run it. Does not wait.
     *
     * @return the tasks that certainly never started
     */
    @Override
    public abstract List<?> shutdownNow();

    /**
     * Waits until everything accepted has ended and its futures are completed and, if the workers are this pool's own,
     * every process is gone; false if that has not come in time.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    @Override
    public boolean awaitTermination(Duration patience) throws InterruptedException {
        return state.awaitTermination(Durations.saturatedNanos(patience));
    }

    /**
     * Finishes what was accepted and completes its futures. A pool with workers of its own ends them, and returns when
     * they are gone. If the thread is interrupted while it waits, this becomes {@link #shutdownNow}, and the interrupt
     * flag stays set. Closing again does nothing.
     */
    @Override
    public void close() {
        state.shutdown();
        Termination.await(state::awaitTermination, state::shutdownNow);
    }

    /** Such as {@code ProcessPool[sumPrimes, 8 workers, open]}; "shut down", once closed, then "terminated". */
    @Override
    public String toString() {
        return toString("ProcessPool");
    }

    /** The same under the name of a generated class. */
    public String toString(String facade) {
        return facade + "[" + state.text() + "]";
    }
}
