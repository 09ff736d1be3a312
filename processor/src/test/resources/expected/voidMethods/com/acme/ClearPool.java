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
 * <p>Any number of threads may use one pool at the same time. Close it when it is no longer
 * needed: its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ClearPool implements Pool {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<ClearTask, Void> pool;

  private ClearPool(ProcessPool<ClearTask, Void> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, and with the annotation's options.
   */
  public static ClearPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own. {@code options} may change the annotation's
   * options.
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
   * Opens a pool on processes that it shares with other pools. {@code options} may change limits,
   * but not the processes.
   */
  public static ClearPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new ClearPool(
        ProcessPool.open(workers, ClearWorker.DEFINITION, result -> null, DEFAULTS, options));
  }

  /**
   * Runs one task and waits until it has ended. Throws what the method throws.
   */
  public void call() {
    pool.call(new ClearTask());
  }

  /**
   * Submits one task. Waits while the queue is full. The future completes when the task ends.
   */
  public CompletableFuture<Void> submit() {
    return pool.submit(new ClearTask());
  }

  /**
   * Submits one task. Waits for room in the queue, but no longer than {@code patience}. Empty if there
   * is no room by then.
   */
  public Optional<CompletableFuture<Void>> trySubmit(Duration patience) {
    return pool.trySubmit(patience, new ClearTask());
  }

  /**
   * A view of this pool: tasks that are passed to the view have another timeout.
   */
  public ClearPool within(Duration limit) {
    return new ClearPool(pool.within(limit));
  }

  /**
   * A view of this pool: tasks that are passed to the view run before all others that wait.
   */
  public ClearPool urgent() {
    return new ClearPool(pool.urgent());
  }

  /**
   * A view of this pool: {@code listener} is told the progress of maps and streams that are started
   * by the view.
   */
  public ClearPool withProgress(ProgressListener listener) {
    return new ClearPool(pool.withProgress(listener));
  }

  /**
   * Changes how many worker processes there are: at least 1, or 0 for one per CPU. Does not wait: a
   * worker that is no longer wanted ends after its task. Only for a pool with worker processes of
   * its own.
   */
  public void resize(int workers) {
    pool.resize(workers);
  }

  /**
   * What the pool has done and is doing: its workers, its tasks by state, the slowest tasks.
   */
  @Override
  public PoolStats stats() {
    return pool.stats();
  }

  /**
   * The workers' processes that live at this moment, in no order. Empty if the workers are threads
   * of this program.
   */
  @Override
  public List<ProcessHandle> processes() {
    return pool.processes();
  }

  /**
   * Accepts no more tasks, and withdraws those that have not started. Running tasks may finish. Streams
   * and outcomes deliver what has started, then end as if there were no more inputs. Does not wait.
   */
  public void stop() {
    pool.stop();
  }

  /**
   * From now on the first Ctrl-C or {@code SIGTERM} does not end the program, but stops this pool. So the
   * program can end with what is finished. The second one ends the program as usual.
   */
  public void stopOnSignal() {
    pool.stopOnSignal();
  }

  /**
   * Accepts no more tasks. Those that were accepted are finished, then the worker processes end. Does
   * not wait.
   */
  @Override
  public void shutdown() {
    pool.shutdown();
  }

  /**
   * Accepts no more tasks, cancels those that are unfinished, and kills the workers that run them.
   * Does not wait. Returns the tasks that certainly never started.
   */
  @Override
  public List<ClearTask> shutdownNow() {
    return pool.shutdownNow();
  }

  /**
   * Waits until a pool that was shut down has ended. False if it has not ended within
   * {@code patience}.
   */
  @Override
  public boolean awaitTermination(Duration patience) throws InterruptedException {
    return pool.awaitTermination(patience);
  }

  /**
   * Finishes the tasks that were accepted, then ends the worker processes, and returns when they
   * are gone.
   */
  @Override
  public void close() {
    pool.close();
  }

  /**
   * The pool's name, how many workers it has, and whether it is open, shut down or terminated.
   */
  @Override
  public String toString() {
    return pool.toString("ClearPool");
  }
}
