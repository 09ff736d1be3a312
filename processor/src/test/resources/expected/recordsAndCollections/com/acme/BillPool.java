package com.acme;

import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;

/**
 * Runs {@link Shop#bill(List, Set, Deque, SortedMap)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class BillPool implements AutoCloseable {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<BillTask, Map<Shop.Customer, ? extends Collection<Shop.Invoice>>> pool;

  private BillPool(
      ProcessPool<BillTask, Map<Shop.Customer, ? extends Collection<Shop.Invoice>>> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static BillPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static BillPool open(UnaryOperator<PoolOptions> options) {
    return new BillPool(
        ProcessPool.open(BillWorker.DEFINITION, BillResult::value, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static BillPool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static BillPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new BillPool(
        ProcessPool.open(workers, BillWorker.DEFINITION, BillResult::value, DEFAULTS, options));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public Map<Shop.Customer, ? extends Collection<Shop.Invoice>> call(List<Shop.Order> orders,
      Set<String> names, Deque<? extends Number> rates, SortedMap<String, int[]> table) {
    return pool.call(new BillTask(orders, names, rates, table));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public Map<Shop.Customer, ? extends Collection<Shop.Invoice>> call(BillTask task) {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Map<Shop.Customer, ? extends Collection<Shop.Invoice>>> submit(
      List<Shop.Order> orders, Set<String> names, Deque<? extends Number> rates,
      SortedMap<String, int[]> table) {
    return pool.submit(new BillTask(orders, names, rates, table));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Map<Shop.Customer, ? extends Collection<Shop.Invoice>>> submit(
      BillTask task) {
    return pool.submit(task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Map<Shop.Customer, ? extends Collection<Shop.Invoice>>> map(
      Iterable<BillTask> inputs) {
    return pool.map(inputs, task -> task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Map<Shop.Customer, ? extends Collection<Shop.Invoice>>> map(Stream<BillTask> inputs) {
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
