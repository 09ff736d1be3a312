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
 * Runs {@link Sums#sum(long)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SumLongPool implements AutoCloseable {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<SumLongTask, Long> pool;

  private SumLongPool(ProcessPool<SumLongTask, Long> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static SumLongPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static SumLongPool open(UnaryOperator<PoolOptions> options) {
    return new SumLongPool(
        ProcessPool.open(SumLongWorker.DEFINITION, SumLongResult::value, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static SumLongPool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static SumLongPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new SumLongPool(
        ProcessPool.open(workers, SumLongWorker.DEFINITION, SumLongResult::value, DEFAULTS,
            options));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public long call(long value) {
    return pool.call(new SumLongTask(value));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public long call(SumLongTask task) {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Long> submit(long value) {
    return pool.submit(new SumLongTask(value));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Long> submit(SumLongTask task) {
    return pool.submit(task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Long> map(Iterable<Long> inputs) {
    return pool.map(inputs, SumLongTask::new);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Long> map(Stream<Long> inputs) {
    return pool.map(inputs, SumLongTask::new);
  }

  /**
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone.
   */
  @Override
  public void close() {
    pool.close();
  }
}
