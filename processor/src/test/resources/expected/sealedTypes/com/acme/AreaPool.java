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
 * Runs {@link Shapes#area(Shapes.Shape)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class AreaPool implements AutoCloseable {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<AreaTask, Shapes.Either<String, Double>> pool;

  private AreaPool(ProcessPool<AreaTask, Shapes.Either<String, Double>> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static AreaPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static AreaPool open(UnaryOperator<PoolOptions> options) {
    return new AreaPool(
        ProcessPool.open(AreaWorker.DEFINITION, AreaResult::value, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static AreaPool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static AreaPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new AreaPool(
        ProcessPool.open(workers, AreaWorker.DEFINITION, AreaResult::value, DEFAULTS, options));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public Shapes.Either<String, Double> call(Shapes.Shape shape) {
    return pool.call(new AreaTask(shape));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public Shapes.Either<String, Double> call(AreaTask task) {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Shapes.Either<String, Double>> submit(Shapes.Shape shape) {
    return pool.submit(new AreaTask(shape));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Shapes.Either<String, Double>> submit(AreaTask task) {
    return pool.submit(task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Shapes.Either<String, Double>> map(Iterable<? extends Shapes.Shape> inputs) {
    return pool.map(inputs, AreaTask::new);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Shapes.Either<String, Double>> map(Stream<? extends Shapes.Shape> inputs) {
    return pool.map(inputs, AreaTask::new);
  }

  /**
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone.
   */
  @Override
  public void close() {
    pool.close();
  }
}
