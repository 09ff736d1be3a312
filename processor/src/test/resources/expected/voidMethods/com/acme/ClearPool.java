package com.acme;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.paralleltask.PoolOptions;
import org.paralleltask.PoolStats;
import org.paralleltask.ProgressListener;
import org.paralleltask.pool.Pool;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;

/**
 * Runs {@link Caches#clear()} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ClearPool implements Pool {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<ClearTask, Void> pool;

  private ClearPool(ProcessPool<ClearTask, Void> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static ClearPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static ClearPool open(UnaryOperator<PoolOptions> options) {
    return new ClearPool(
        ProcessPool.open(ClearWorker.DEFINITION, result -> null, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static ClearPool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static ClearPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new ClearPool(
        ProcessPool.open(workers, ClearWorker.DEFINITION, result -> null, DEFAULTS, options));
  }

  /**
   * Runs one task and waits until it has ended; throws what the method throws.
   */
  public void call() {
    pool.call(new ClearTask());
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Void> submit() {
    return pool.submit(new ClearTask());
  }

  /**
   * Accepts one task, waiting no longer than {@code patience} for room in the queue; empty if there
   * is none by then.
   */
  public Optional<CompletableFuture<Void>> trySubmit(Duration patience) {
    return pool.trySubmit(patience, new ClearTask());
  }

  /**
   * This same pool, but tasks that are given to the returned view have another time limit.
   */
  public ClearPool within(Duration limit) {
    return new ClearPool(pool.within(limit));
  }

  /**
   * This same pool, but tasks that are given to the returned view go before all others that wait.
   */
  public ClearPool urgent() {
    return new ClearPool(pool.urgent());
  }

  /**
   * This same pool, but {@code listener} hears how far the maps and streams are that are given to the
   * returned view.
   */
  public ClearPool withProgress(ProgressListener listener) {
    return new ClearPool(pool.withProgress(listener));
  }

  /**
   * Changes how many worker processes there are: at least 1, or 0 for one per CPU. Does not wait;
   * those that are too many end after the task that they run. Only a pool with worker processes of
   * its own can do so.
   */
  public void resize(int workers) {
    pool.resize(workers);
  }

  /**
   * What the pool has done and is doing: its workers, its tasks by state, the slowest of them.
   */
  @Override
  public PoolStats stats() {
    return pool.stats();
  }

  /**
   * The workers' processes that live at this moment, in no order: none where the workers are
   * threads of this program.
   */
  @Override
  public List<ProcessHandle> processes() {
    return pool.processes();
  }

  /**
   * Accepts nothing more and withdraws what has not started; what runs is left to end. Streams and
   * outcomes deliver what has started, then end as if there were no more inputs. Does not wait.
   */
  public void stop() {
    pool.stop();
  }

  /**
   * From now on the first Ctrl-C, or {@code SIGTERM}, does not end the program but stops this pool: the
   * program comes to its end with what is finished. The second one ends it as always.
   */
  public void stopOnSignal() {
    pool.stopOnSignal();
  }

  /**
   * Accepts nothing more; what was accepted is finished, then the worker processes end. Does not
   * wait.
   */
  @Override
  public void shutdown() {
    pool.shutdown();
  }

  /**
   * Accepts nothing more, cancels what is unfinished and kills the workers that run it. Does not
   * wait. Returns the tasks that certainly never started.
   */
  @Override
  public List<ClearTask> shutdownNow() {
    return pool.shutdownNow();
  }

  /**
   * Waits until a pool that was shut down has ended; false if it has not in time.
   */
  @Override
  public boolean awaitTermination(Duration patience) throws InterruptedException {
    return pool.awaitTermination(patience);
  }

  /**
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone.
   */
  @Override
  public void close() {
    pool.close();
  }

  /**
   * Its name, how many workers it has, and whether it is open, shut down or terminated.
   */
  @Override
  public String toString() {
    return pool.toString("ClearPool");
  }
}
