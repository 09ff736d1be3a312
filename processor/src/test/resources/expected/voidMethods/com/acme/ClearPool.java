package com.acme;

import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;

/**
 * Runs {@link Caches#clear()} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ClearPool implements AutoCloseable {
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
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone.
   */
  @Override
  public void close() {
    pool.close();
  }
}
