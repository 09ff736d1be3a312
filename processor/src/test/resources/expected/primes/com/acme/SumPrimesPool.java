package com.acme;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.paralleltask.Outcome;
import org.paralleltask.PoolOptions;
import org.paralleltask.PoolStats;
import org.paralleltask.ProgressListener;
import org.paralleltask.pool.Pool;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;

/**
 * Runs {@link Primes#sumPrimes(int)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SumPrimesPool implements Pool {
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
   * Accepts one task, waiting no longer than {@code patience} for room in the queue; empty if there
   * is none by then.
   */
  public Optional<CompletableFuture<Long>> trySubmit(Duration patience, int below) {
    return pool.trySubmit(patience, new SumPrimesTask(below));
  }

  /**
   * Accepts one task, waiting no longer than {@code patience} for room in the queue; empty if there
   * is none by then.
   */
  public Optional<CompletableFuture<Long>> trySubmit(Duration patience, SumPrimesTask task) {
    return pool.trySubmit(patience, task);
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
   * Starts a map and returns at once. The inputs are pulled by another thread: they must not change
   * until the future is done. {@code cancel(true)} cancels the map's tasks.
   */
  public CompletableFuture<List<Long>> mapAsync(Iterable<Integer> inputs) {
    return pool.mapAsync(inputs, SumPrimesTask::new);
  }

  /**
   * Starts a map and returns at once. The inputs are pulled by another thread: they must not change
   * until the future is done. {@code cancel(true)} cancels the map's tasks.
   */
  public CompletableFuture<List<Long>> mapAsync(Stream<Integer> inputs) {
    return pool.mapAsync(inputs, SumPrimesTask::new);
  }

  /**
   * The values of a task for each input, in the order of the inputs, each as it arrives. Lazy;
   * throws a failure at its place. Close it, and what has not started is withdrawn.
   */
  public Stream<Long> stream(Iterable<Integer> inputs) {
    return pool.stream(inputs, SumPrimesTask::new);
  }

  /**
   * The values of a task for each input, in the order of the inputs, each as it arrives. Lazy;
   * throws a failure at its place. Close it, and what has not started is withdrawn.
   */
  public Stream<Long> stream(Stream<Integer> inputs) {
    return pool.stream(inputs, SumPrimesTask::new);
  }

  /**
   * How a task for each input ended, each as soon as it has. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<SumPrimesTask, Long>> outcomes(Iterable<Integer> inputs) {
    return pool.outcomes(inputs, SumPrimesTask::new);
  }

  /**
   * How a task for each input ended, each as soon as it has. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<SumPrimesTask, Long>> outcomes(Stream<Integer> inputs) {
    return pool.outcomes(inputs, SumPrimesTask::new);
  }

  /**
   * How a task for each input ended, in the order of the inputs. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<SumPrimesTask, Long>> outcomesInOrder(Iterable<Integer> inputs) {
    return pool.outcomesInOrder(inputs, SumPrimesTask::new);
  }

  /**
   * How a task for each input ended, in the order of the inputs. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<SumPrimesTask, Long>> outcomesInOrder(Stream<Integer> inputs) {
    return pool.outcomesInOrder(inputs, SumPrimesTask::new);
  }

  /**
   * This same pool, but tasks that are given to the returned view have another time limit.
   */
  public SumPrimesPool within(Duration limit) {
    return new SumPrimesPool(pool.within(limit));
  }

  /**
   * This same pool, but tasks that are given to the returned view go before all others that wait.
   */
  public SumPrimesPool urgent() {
    return new SumPrimesPool(pool.urgent());
  }

  /**
   * This same pool, but {@code listener} hears how far the maps and streams are that are given to the
   * returned view.
   */
  public SumPrimesPool withProgress(ProgressListener listener) {
    return new SumPrimesPool(pool.withProgress(listener));
  }

  /**
   * Changes how many worker processes there are: at least 1, or 0 for one per CPU. Does not wait;
   * those that are too many end after the task that they run. Only a pool with worker processes of
   * its own can do so.
   */
  public void resize(int workers) {
    pool.resize(workers);
  }

  /**
   * What the pool has done and is doing: its workers, its tasks by state, the slowest of them.
   */
  @Override
  public PoolStats stats() {
    return pool.stats();
  }

  /**
   * The workers' processes that live at this moment, in no order: none where the workers are
   * threads of this program.
   */
  @Override
  public List<ProcessHandle> processes() {
    return pool.processes();
  }

  /**
   * Accepts nothing more and withdraws what has not started; what runs is left to end. Streams and
   * outcomes deliver what has started, then end as if there were no more inputs. Does not wait.
   */
  public void stop() {
    pool.stop();
  }

  /**
   * From now on the first Ctrl-C, or {@code SIGTERM}, does not end the program but stops this pool: the
   * program comes to its end with what is finished. The second one ends it as always.
   */
  public void stopOnSignal() {
    pool.stopOnSignal();
  }

  /**
   * Accepts nothing more; what was accepted is finished, then the worker processes end. Does not
   * wait.
   */
  @Override
  public void shutdown() {
    pool.shutdown();
  }

  /**
   * Accepts nothing more, cancels what is unfinished and kills the workers that run it. Does not
   * wait. Returns the tasks that certainly never started.
   */
  @Override
  public List<SumPrimesTask> shutdownNow() {
    return pool.shutdownNow();
  }

  /**
   * Waits until a pool that was shut down has ended; false if it has not in time.
   */
  @Override
  public boolean awaitTermination(Duration patience) throws InterruptedException {
    return pool.awaitTermination(patience);
  }

  /**
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone.
   */
  @Override
  public void close() {
    pool.close();
  }

  /**
   * Its name, how many workers it has, and whether it is open, shut down or terminated.
   */
  @Override
  public String toString() {
    return pool.toString("SumPrimesPool");
  }
}
