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
 * Runs {@link Lookup#key(String)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class KeyPool implements AutoCloseable {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<KeyTask, @Lookup.NotNull String> pool;

  private KeyPool(ProcessPool<KeyTask, @Lookup.NotNull String> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static KeyPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static KeyPool open(UnaryOperator<PoolOptions> options) {
    return new KeyPool(
        ProcessPool.open(KeyWorker.DEFINITION, KeyResult::value, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static KeyPool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static KeyPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new KeyPool(
        ProcessPool.open(workers, KeyWorker.DEFINITION, KeyResult::value, DEFAULTS, options));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public @Lookup.NotNull String call(@Lookup.Nullable String name) {
    return pool.call(new KeyTask(name));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public @Lookup.NotNull String call(KeyTask task) {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<@Lookup.NotNull String> submit(@Lookup.Nullable String name) {
    return pool.submit(new KeyTask(name));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<@Lookup.NotNull String> submit(KeyTask task) {
    return pool.submit(task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<@Lookup.NotNull String> map(Iterable<String> inputs) {
    return pool.map(inputs, KeyTask::new);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<@Lookup.NotNull String> map(Stream<String> inputs) {
    return pool.map(inputs, KeyTask::new);
  }

  /**
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone.
   */
  @Override
  public void close() {
    pool.close();
  }
}
