package com.acme;

import java.lang.AutoCloseable;
import java.lang.Iterable;
import java.lang.Override;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;

/**
 * Runs {@link Hiding#mix(List, Stream, Generated, Integer)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@javax.annotation.processing.Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class MixPool implements AutoCloseable {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<MixTask, java.util.List<java.lang.Integer>> pool;

  private MixPool(ProcessPool<MixTask, java.util.List<java.lang.Integer>> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static MixPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static MixPool open(UnaryOperator<PoolOptions> options) {
    return new MixPool(
        ProcessPool.open(MixWorker.DEFINITION, MixResult::value, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static MixPool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static MixPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new MixPool(
        ProcessPool.open(workers, MixWorker.DEFINITION, MixResult::value, DEFAULTS, options));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public java.util.List<java.lang.Integer> call(List list, Stream stream, Generated generated,
      Integer integer) {
    return pool.call(new MixTask(list, stream, generated, integer));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public java.util.List<java.lang.Integer> call(MixTask task) {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<java.util.List<java.lang.Integer>> submit(List list, Stream stream,
      Generated generated, Integer integer) {
    return pool.submit(new MixTask(list, stream, generated, integer));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<java.util.List<java.lang.Integer>> submit(MixTask task) {
    return pool.submit(task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public java.util.List<java.util.List<java.lang.Integer>> map(Iterable<MixTask> inputs) {
    return pool.map(inputs, task -> task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public java.util.List<java.util.List<java.lang.Integer>> map(
      java.util.stream.Stream<MixTask> inputs) {
    return pool.map(inputs, task -> task);
  }

  /**
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone.
   */
  @Override
  public void close() {
    pool.close();
  }
}
