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
 * Runs {@link Graph#walk(Graph.Node)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class WalkPool implements AutoCloseable {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<WalkTask, Graph.Node> pool;

  private WalkPool(ProcessPool<WalkTask, Graph.Node> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static WalkPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static WalkPool open(UnaryOperator<PoolOptions> options) {
    return new WalkPool(
        ProcessPool.open(WalkWorker.DEFINITION, WalkResult::value, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static WalkPool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static WalkPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new WalkPool(
        ProcessPool.open(workers, WalkWorker.DEFINITION, WalkResult::value, DEFAULTS, options));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public Graph.Node call(Graph.Node node) throws Graph.Broken {
    return pool.call(new WalkTask(node));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public Graph.Node call(WalkTask task) throws Graph.Broken {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Graph.Node> submit(Graph.Node node) {
    return pool.submit(new WalkTask(node));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Graph.Node> submit(WalkTask task) {
    return pool.submit(task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Graph.Node> map(Iterable<? extends Graph.Node> inputs) throws Graph.Broken {
    return pool.map(inputs, WalkTask::new);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Graph.Node> map(Stream<? extends Graph.Node> inputs) throws Graph.Broken {
    return pool.map(inputs, WalkTask::new);
  }

  /**
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone.
   */
  @Override
  public void close() {
    pool.close();
  }
}
