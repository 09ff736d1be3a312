package com.acme;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;

/**
 * Runs {@link Settings#unlimited(int)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class lowerPool implements AutoCloseable {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<lowerTask, Integer> pool;

  private lowerPool(ProcessPool<lowerTask, Integer> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static lowerPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static lowerPool open(UnaryOperator<PoolOptions> options) {
    return new lowerPool(
        ProcessPool.open(lowerWorker.DEFINITION, lowerResult::value, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static lowerPool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static lowerPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new lowerPool(
        ProcessPool.open(workers, lowerWorker.DEFINITION, lowerResult::value, DEFAULTS, options));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public int call(int value) {
    return pool.call(new lowerTask(value));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public int call(lowerTask task) {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Integer> submit(int value) {
    return pool.submit(new lowerTask(value));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Integer> submit(lowerTask task) {
    return pool.submit(task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Integer> map(Iterable<Integer> inputs) {
    return pool.map(inputs, lowerTask::new);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Integer> map(Stream<Integer> inputs) {
    return pool.map(inputs, lowerTask::new);
  }

  /**
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone.
   */
  @Override
  public void close() {
    pool.close();
  }
}
