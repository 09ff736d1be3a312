package com.acme;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;

/**
 * Runs {@link Shop#unfold(Shop.Page)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class UnfoldPool implements AutoCloseable {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<UnfoldTask, ArrayList<Shop.Item>> pool;

  private UnfoldPool(ProcessPool<UnfoldTask, ArrayList<Shop.Item>> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static UnfoldPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static UnfoldPool open(UnaryOperator<PoolOptions> options) {
    return new UnfoldPool(
        ProcessPool.open(UnfoldWorker.DEFINITION, UnfoldResult::value, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static UnfoldPool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static UnfoldPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new UnfoldPool(
        ProcessPool.open(workers, UnfoldWorker.DEFINITION, UnfoldResult::value, DEFAULTS, options));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public ArrayList<Shop.Item> call(Shop.Page<Shop.Item> page) {
    return pool.call(new UnfoldTask(page));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public ArrayList<Shop.Item> call(UnfoldTask task) {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<ArrayList<Shop.Item>> submit(Shop.Page<Shop.Item> page) {
    return pool.submit(new UnfoldTask(page));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<ArrayList<Shop.Item>> submit(UnfoldTask task) {
    return pool.submit(task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<ArrayList<Shop.Item>> map(Iterable<Shop.Page<Shop.Item>> inputs) {
    return pool.map(inputs, UnfoldTask::new);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<ArrayList<Shop.Item>> map(Stream<Shop.Page<Shop.Item>> inputs) {
    return pool.map(inputs, UnfoldTask::new);
  }

  /**
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone.
   */
  @Override
  public void close() {
    pool.close();
  }
}
