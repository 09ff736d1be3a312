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
 * Runs {@link Outer.Inner#second(Outer.Inner.Value)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SecondPool implements AutoCloseable {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<SecondTask, Outer.Inner.Value> pool;

  private SecondPool(ProcessPool<SecondTask, Outer.Inner.Value> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static SecondPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static SecondPool open(UnaryOperator<PoolOptions> options) {
    return new SecondPool(
        ProcessPool.open(SecondWorker.DEFINITION, SecondResult::value, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static SecondPool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static SecondPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new SecondPool(
        ProcessPool.open(workers, SecondWorker.DEFINITION, SecondResult::value, DEFAULTS, options));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public Outer.Inner.Value call(Outer.Inner.Value value) {
    return pool.call(new SecondTask(value));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public Outer.Inner.Value call(SecondTask task) {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Outer.Inner.Value> submit(Outer.Inner.Value value) {
    return pool.submit(new SecondTask(value));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Outer.Inner.Value> submit(SecondTask task) {
    return pool.submit(task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Outer.Inner.Value> map(Iterable<Outer.Inner.Value> inputs) {
    return pool.map(inputs, SecondTask::new);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Outer.Inner.Value> map(Stream<Outer.Inner.Value> inputs) {
    return pool.map(inputs, SecondTask::new);
  }

  /**
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone.
   */
  @Override
  public void close() {
    pool.close();
  }
}
