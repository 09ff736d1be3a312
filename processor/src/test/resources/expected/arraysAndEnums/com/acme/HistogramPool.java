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
 * Runs {@link Images#histogram(byte[])} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class HistogramPool implements AutoCloseable {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<HistogramTask, double[]> pool;

  private HistogramPool(ProcessPool<HistogramTask, double[]> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static HistogramPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static HistogramPool open(UnaryOperator<PoolOptions> options) {
    return new HistogramPool(
        ProcessPool.open(HistogramWorker.DEFINITION, HistogramResult::value, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static HistogramPool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static HistogramPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new HistogramPool(
        ProcessPool.open(workers, HistogramWorker.DEFINITION, HistogramResult::value, DEFAULTS,
            options));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public double[] call(byte[] image) {
    return pool.call(new HistogramTask(image));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public double[] call(HistogramTask task) {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<double[]> submit(byte[] image) {
    return pool.submit(new HistogramTask(image));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<double[]> submit(HistogramTask task) {
    return pool.submit(task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<double[]> map(Iterable<byte[]> inputs) {
    return pool.map(inputs, HistogramTask::new);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<double[]> map(Stream<byte[]> inputs) {
    return pool.map(inputs, HistogramTask::new);
  }

  /**
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone.
   */
  @Override
  public void close() {
    pool.close();
  }
}
