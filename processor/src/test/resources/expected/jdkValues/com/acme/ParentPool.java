package com.acme;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;

/**
 * Runs {@link Jdk#parent(Optional)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ParentPool implements AutoCloseable {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<ParentTask, Path> pool;

  private ParentPool(ProcessPool<ParentTask, Path> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static ParentPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static ParentPool open(UnaryOperator<PoolOptions> options) {
    return new ParentPool(
        ProcessPool.open(ParentWorker.DEFINITION, ParentResult::value, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static ParentPool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static ParentPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new ParentPool(
        ProcessPool.open(workers, ParentWorker.DEFINITION, ParentResult::value, DEFAULTS, options));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public Path call(Optional<Path> file) {
    return pool.call(new ParentTask(file));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public Path call(ParentTask task) {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Path> submit(Optional<Path> file) {
    return pool.submit(new ParentTask(file));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Path> submit(ParentTask task) {
    return pool.submit(task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Path> map(Iterable<Optional<Path>> inputs) {
    return pool.map(inputs, ParentTask::new);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Path> map(Stream<Optional<Path>> inputs) {
    return pool.map(inputs, ParentTask::new);
  }

  /**
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone.
   */
  @Override
  public void close() {
    pool.close();
  }
}
