package com.acme;

import java.lang.annotation.ElementType;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;

/**
 * Runs {@link Lookup#find(String, String, int, int)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FindPool implements AutoCloseable {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<FindTask, String> pool;

  private FindPool(ProcessPool<FindTask, String> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static FindPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static FindPool open(UnaryOperator<PoolOptions> options) {
    return new FindPool(
        ProcessPool.open(FindWorker.DEFINITION, FindResult::value, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static FindPool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static FindPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new FindPool(
        ProcessPool.open(workers, FindWorker.DEFINITION, FindResult::value, DEFAULTS, options));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  @Lookup.Nullable
  public String call(@Lookup.Nullable String name, @Lookup.NotNull String key,
      @Lookup.Range(from = 1, of = Lookup.class, also = {ElementType.FIELD, ElementType.METHOD}) int limit,
      int hidden) {
    return pool.call(new FindTask(name, key, limit, hidden));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  @Lookup.Nullable
  public String call(FindTask task) {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<String> submit(@Lookup.Nullable String name, @Lookup.NotNull String key,
      @Lookup.Range(from = 1, of = Lookup.class, also = {ElementType.FIELD, ElementType.METHOD}) int limit,
      int hidden) {
    return pool.submit(new FindTask(name, key, limit, hidden));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<String> submit(FindTask task) {
    return pool.submit(task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<String> map(Iterable<FindTask> inputs) {
    return pool.map(inputs, task -> task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<String> map(Stream<FindTask> inputs) {
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
