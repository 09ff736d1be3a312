package com.acme;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;

/**
 * Runs {@link Files#delete(String, boolean)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class DeletePool implements AutoCloseable {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<DeleteTask, Void> pool;

  private DeletePool(ProcessPool<DeleteTask, Void> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static DeletePool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static DeletePool open(UnaryOperator<PoolOptions> options) {
    return new DeletePool(
        ProcessPool.open(DeleteWorker.DEFINITION, result -> null, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static DeletePool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static DeletePool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new DeletePool(
        ProcessPool.open(workers, DeleteWorker.DEFINITION, result -> null, DEFAULTS, options));
  }

  /**
   * Runs one task and waits until it has ended; throws what the method throws.
   */
  public void call(String name, boolean force) throws IOException {
    pool.call(new DeleteTask(name, force));
  }

  /**
   * Runs one task and waits until it has ended; throws what the method throws.
   */
  public void call(DeleteTask task) throws IOException {
    pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Void> submit(String name, boolean force) {
    return pool.submit(new DeleteTask(name, force));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Void> submit(DeleteTask task) {
    return pool.submit(task);
  }

  /**
   * Runs a task for each input and returns when all have ended; the first failure ends it and
   * is thrown.
   */
  public void map(Iterable<DeleteTask> inputs) throws IOException {
    pool.map(inputs, task -> task);
  }

  /**
   * Runs a task for each input and returns when all have ended; the first failure ends it and
   * is thrown.
   */
  public void map(Stream<DeleteTask> inputs) throws IOException {
    pool.map(inputs, task -> task);
  }

  /**
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone.
   */
  @Override
  public void close() {
    pool.close();
  }
}
