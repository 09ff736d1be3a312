package com.acme;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.paralleltask.Outcome;
import org.paralleltask.PayloadException;
import org.paralleltask.PoolOptions;
import org.paralleltask.PoolStats;
import org.paralleltask.ProgressListener;
import org.paralleltask.SharedBuffer;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;

/**
 * Runs {@link Images#blur(SharedBuffer, List, SharedBuffer)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class BlurPool implements AutoCloseable {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<BlurTask, SharedBuffer> pool;

  private BlurPool(ProcessPool<BlurTask, SharedBuffer> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   *
   * @param kernel sent once to each worker; tasks must not change it
   * @throws PayloadException if what tasks share cannot be sent
   */
  public static BlurPool open(SharedBuffer kernel) {
    return open(kernel, options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   *
   * @param kernel sent once to each worker; tasks must not change it
   * @throws PayloadException if what tasks share cannot be sent
   */
  public static BlurPool open(SharedBuffer kernel, UnaryOperator<PoolOptions> options) {
    return new BlurPool(
        ProcessPool.open(BlurWorker.DEFINITION.with(new BlurShared(kernel)), BlurResult::value,
            DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   *
   * @param kernel sent once to each worker; tasks must not change it
   * @throws PayloadException if what tasks share cannot be sent
   */
  public static BlurPool open(SharedBuffer kernel, Workers workers) {
    return open(kernel, workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   *
   * @param kernel sent once to each worker; tasks must not change it
   * @throws PayloadException if what tasks share cannot be sent
   */
  public static BlurPool open(SharedBuffer kernel, Workers workers,
      UnaryOperator<PoolOptions> options) {
    return new BlurPool(
        ProcessPool.open(workers, BlurWorker.DEFINITION.with(new BlurShared(kernel)),
            BlurResult::value, DEFAULTS, options));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public SharedBuffer call(SharedBuffer image, List<Images.Tile> tiles) {
    return pool.call(new BlurTask(image, tiles));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public SharedBuffer call(BlurTask task) {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<SharedBuffer> submit(SharedBuffer image, List<Images.Tile> tiles) {
    return pool.submit(new BlurTask(image, tiles));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<SharedBuffer> submit(BlurTask task) {
    return pool.submit(task);
  }

  /**
   * Accepts one task, waiting no longer than {@code patience} for room in the queue; empty if there
   * is none by then.
   */
  public Optional<CompletableFuture<SharedBuffer>> trySubmit(Duration patience, SharedBuffer image,
      List<Images.Tile> tiles) {
    return pool.trySubmit(patience, new BlurTask(image, tiles));
  }

  /**
   * Accepts one task, waiting no longer than {@code patience} for room in the queue; empty if there
   * is none by then.
   */
  public Optional<CompletableFuture<SharedBuffer>> trySubmit(Duration patience, BlurTask task) {
    return pool.trySubmit(patience, task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<SharedBuffer> map(Iterable<BlurTask> inputs) {
    return pool.map(inputs, task -> task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<SharedBuffer> map(Stream<BlurTask> inputs) {
    return pool.map(inputs, task -> task);
  }

  /**
   * Starts a map and returns at once. The inputs are pulled by another thread: they must not change
   * until the future is done. {@code cancel(true)} cancels the map's tasks.
   */
  public CompletableFuture<List<SharedBuffer>> mapAsync(Iterable<BlurTask> inputs) {
    return pool.mapAsync(inputs, task -> task);
  }

  /**
   * Starts a map and returns at once. The inputs are pulled by another thread: they must not change
   * until the future is done. {@code cancel(true)} cancels the map's tasks.
   */
  public CompletableFuture<List<SharedBuffer>> mapAsync(Stream<BlurTask> inputs) {
    return pool.mapAsync(inputs, task -> task);
  }

  /**
   * The values of a task for each input, in the order of the inputs, each as it arrives. Lazy;
   * throws a failure at its place. Close it, and what has not started is withdrawn.
   */
  public Stream<SharedBuffer> stream(Iterable<BlurTask> inputs) {
    return pool.stream(inputs, task -> task);
  }

  /**
   * The values of a task for each input, in the order of the inputs, each as it arrives. Lazy;
   * throws a failure at its place. Close it, and what has not started is withdrawn.
   */
  public Stream<SharedBuffer> stream(Stream<BlurTask> inputs) {
    return pool.stream(inputs, task -> task);
  }

  /**
   * How a task for each input ended, each as soon as it has. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<BlurTask, SharedBuffer>> outcomes(Iterable<BlurTask> inputs) {
    return pool.outcomes(inputs, task -> task);
  }

  /**
   * How a task for each input ended, each as soon as it has. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<BlurTask, SharedBuffer>> outcomes(Stream<BlurTask> inputs) {
    return pool.outcomes(inputs, task -> task);
  }

  /**
   * How a task for each input ended, in the order of the inputs. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<BlurTask, SharedBuffer>> outcomesInOrder(Iterable<BlurTask> inputs) {
    return pool.outcomesInOrder(inputs, task -> task);
  }

  /**
   * How a task for each input ended, in the order of the inputs. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<BlurTask, SharedBuffer>> outcomesInOrder(Stream<BlurTask> inputs) {
    return pool.outcomesInOrder(inputs, task -> task);
  }

  /**
   * This same pool, but tasks that are given to the returned view have another time limit.
   */
  public BlurPool within(Duration limit) {
    return new BlurPool(pool.within(limit));
  }

  /**
   * This same pool, but tasks that are given to the returned view go before all others that wait.
   */
  public BlurPool urgent() {
    return new BlurPool(pool.urgent());
  }

  /**
   * This same pool, but {@code listener} hears how far the maps and streams are that are given to the
   * returned view.
   */
  public BlurPool withProgress(ProgressListener listener) {
    return new BlurPool(pool.withProgress(listener));
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
  public PoolStats stats() {
    return pool.stats();
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
  public void shutdown() {
    pool.shutdown();
  }

  /**
   * Accepts nothing more, cancels what is unfinished and kills the workers that run it. Does not
   * wait. Returns the tasks that certainly never started.
   */
  public List<BlurTask> shutdownNow() {
    return pool.shutdownNow();
  }

  /**
   * Waits until a pool that was shut down has ended; false if it has not in time.
   */
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
    return pool.toString("BlurPool");
  }
}
