package com.acme;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;

/**
 * Runs {@link Shop#one(Map)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class OnePool implements AutoCloseable {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<OneTask, Map.Entry<String, Shop.Invoice>> pool;

  private OnePool(ProcessPool<OneTask, Map.Entry<String, Shop.Invoice>> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static OnePool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static OnePool open(UnaryOperator<PoolOptions> options) {
    return new OnePool(
        ProcessPool.open(OneWorker.DEFINITION, OneResult::value, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static OnePool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static OnePool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new OnePool(
        ProcessPool.open(workers, OneWorker.DEFINITION, OneResult::value, DEFAULTS, options));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public Map.Entry<String, Shop.Invoice> call(Map<String, Shop.Order> orders) {
    return pool.call(new OneTask(orders));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public Map.Entry<String, Shop.Invoice> call(OneTask task) {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Map.Entry<String, Shop.Invoice>> submit(Map<String, Shop.Order> orders) {
    return pool.submit(new OneTask(orders));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Map.Entry<String, Shop.Invoice>> submit(OneTask task) {
    return pool.submit(task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Map.Entry<String, Shop.Invoice>> map(
      Iterable<? extends Map<String, Shop.Order>> inputs) {
    return pool.map(inputs, OneTask::new);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Map.Entry<String, Shop.Invoice>> map(
      Stream<? extends Map<String, Shop.Order>> inputs) {
    return pool.map(inputs, OneTask::new);
  }

  /**
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone.
   */
  @Override
  public void close() {
    pool.close();
  }
}
