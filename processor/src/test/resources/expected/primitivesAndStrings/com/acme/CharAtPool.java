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
 * Runs {@link Values#charAt(String)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CharAtPool implements AutoCloseable {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<CharAtTask, Character> pool;

  private CharAtPool(ProcessPool<CharAtTask, Character> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static CharAtPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static CharAtPool open(UnaryOperator<PoolOptions> options) {
    return new CharAtPool(
        ProcessPool.open(CharAtWorker.DEFINITION, CharAtResult::value, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static CharAtPool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static CharAtPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new CharAtPool(
        ProcessPool.open(workers, CharAtWorker.DEFINITION, CharAtResult::value, DEFAULTS, options));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public char call(String text) {
    return pool.call(new CharAtTask(text));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public char call(CharAtTask task) {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Character> submit(String text) {
    return pool.submit(new CharAtTask(text));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Character> submit(CharAtTask task) {
    return pool.submit(task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Character> map(Iterable<String> inputs) {
    return pool.map(inputs, CharAtTask::new);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Character> map(Stream<String> inputs) {
    return pool.map(inputs, CharAtTask::new);
  }

  /**
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone.
   */
  @Override
  public void close() {
    pool.close();
  }
}
