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
 * Runs {@link Primes#sumPrimes(int)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SumPrimesPool implements AutoCloseable {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults().workers(8).queueSize(1000);

  private final ProcessPool<SumPrimesTask, Long> pool;

  private SumPrimesPool(ProcessPool<SumPrimesTask, Long> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static SumPrimesPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static SumPrimesPool open(UnaryOperator<PoolOptions> options) {
    return new SumPrimesPool(
        ProcessPool.open(SumPrimesWorker.DEFINITION, SumPrimesResult::value, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static SumPrimesPool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static SumPrimesPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new SumPrimesPool(
        ProcessPool.open(workers, SumPrimesWorker.DEFINITION, SumPrimesResult::value, DEFAULTS,
            options));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public long call(int below) {
    return pool.call(new SumPrimesTask(below));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public long call(SumPrimesTask task) {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Long> submit(int below) {
    return pool.submit(new SumPrimesTask(below));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Long> submit(SumPrimesTask task) {
    return pool.submit(task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Long> map(Iterable<Integer> inputs) {
    return pool.map(inputs, SumPrimesTask::new);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Long> map(Stream<Integer> inputs) {
    return pool.map(inputs, SumPrimesTask::new);
  }

  /**
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone.
   */
  @Override
  public void close() {
    pool.close();
  }
}
