package com.acme;

import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;

/**
 * Runs {@link Caches#warmUp(int)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class WarmUpPool implements AutoCloseable {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<WarmUpTask, Void> pool;

  private WarmUpPool(ProcessPool<WarmUpTask, Void> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static WarmUpPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static WarmUpPool open(UnaryOperator<PoolOptions> options) {
    return new WarmUpPool(
        ProcessPool.open(WarmUpWorker.DEFINITION, result -> null, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static WarmUpPool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static WarmUpPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new WarmUpPool(
        ProcessPool.open(workers, WarmUpWorker.DEFINITION, result -> null, DEFAULTS, options));
  }

  /**
   * Runs one task and waits until it has ended; throws what the method throws.
   */
  public void call(int entries) {
    pool.call(new WarmUpTask(entries));
  }

  /**
   * Runs one task and waits until it has ended; throws what the method throws.
   */
  public void call(WarmUpTask task) {
    pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Void> submit(int entries) {
    return pool.submit(new WarmUpTask(entries));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Void> submit(WarmUpTask task) {
    return pool.submit(task);
  }

  /**
   * Runs a task for each input and returns when all have ended; the first failure ends it and
   * is thrown.
   */
  public void map(Iterable<Integer> inputs) {
    pool.map(inputs, WarmUpTask::new);
  }

  /**
   * Runs a task for each input and returns when all have ended; the first failure ends it and
   * is thrown.
   */
  public void map(Stream<Integer> inputs) {
    pool.map(inputs, WarmUpTask::new);
  }

  /**
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone.
   */
  @Override
  public void close() {
    pool.close();
  }
}
