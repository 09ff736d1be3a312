package com.acme;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.PoolOptions;
import org.paralleltask.PoolStats;
import org.paralleltask.ProgressListener;
import org.paralleltask.pool.Pool;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;

/**
 * Runs {@link Lookup#find(String, List, Map.Entry, String[], int...)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FindPool implements Pool {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<FindTask, @Nullable String> pool;

  private FindPool(ProcessPool<FindTask, @Nullable String> pool) {
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
  public @Nullable String call(@Nullable String name, List<Lookup. @Nullable Customer> customers,
      Map. @Nullable Entry<String, @Nullable Integer> entry, @Nullable String @Nullable [] words,
      int @Nullable ... numbers) {
    return pool.call(new FindTask(name, customers, entry, words, numbers));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public @Nullable String call(FindTask task) {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<@Nullable String> submit(@Nullable String name,
      List<Lookup. @Nullable Customer> customers,
      Map. @Nullable Entry<String, @Nullable Integer> entry, @Nullable String @Nullable [] words,
      int @Nullable ... numbers) {
    return pool.submit(new FindTask(name, customers, entry, words, numbers));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<@Nullable String> submit(FindTask task) {
    return pool.submit(task);
  }

  /**
   * Accepts one task, waiting no longer than {@code patience} for room in the queue; empty if there
   * is none by then.
   */
  public Optional<CompletableFuture<@Nullable String>> trySubmit(Duration patience,
      @Nullable String name, List<Lookup. @Nullable Customer> customers,
      Map. @Nullable Entry<String, @Nullable Integer> entry, @Nullable String @Nullable [] words,
      int @Nullable ... numbers) {
    return pool.trySubmit(patience, new FindTask(name, customers, entry, words, numbers));
  }

  /**
   * Accepts one task, waiting no longer than {@code patience} for room in the queue; empty if there
   * is none by then.
   */
  public Optional<CompletableFuture<@Nullable String>> trySubmit(Duration patience, FindTask task) {
    return pool.trySubmit(patience, task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<@Nullable String> map(Iterable<FindTask> inputs) {
    return pool.map(inputs, task -> task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<@Nullable String> map(Stream<FindTask> inputs) {
    return pool.map(inputs, task -> task);
  }

  /**
   * Starts a map and returns at once. The inputs are pulled by another thread: they must not change
   * until the future is done. {@code cancel(true)} cancels the map's tasks.
   */
  public CompletableFuture<List<@Nullable String>> mapAsync(Iterable<FindTask> inputs) {
    return pool.mapAsync(inputs, task -> task);
  }

  /**
   * Starts a map and returns at once. The inputs are pulled by another thread: they must not change
   * until the future is done. {@code cancel(true)} cancels the map's tasks.
   */
  public CompletableFuture<List<@Nullable String>> mapAsync(Stream<FindTask> inputs) {
    return pool.mapAsync(inputs, task -> task);
  }

  /**
   * The values of a task for each input, in the order of the inputs, each as it arrives. Lazy;
   * throws a failure at its place. Close it, and what has not started is withdrawn.
   */
  public Stream<@Nullable String> stream(Iterable<FindTask> inputs) {
    return pool.stream(inputs, task -> task);
  }

  /**
   * The values of a task for each input, in the order of the inputs, each as it arrives. Lazy;
   * throws a failure at its place. Close it, and what has not started is withdrawn.
   */
  public Stream<@Nullable String> stream(Stream<FindTask> inputs) {
    return pool.stream(inputs, task -> task);
  }

  /**
   * How a task for each input ended, each as soon as it has. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<FindTask, @Nullable String>> outcomes(Iterable<FindTask> inputs) {
    return pool.outcomes(inputs, task -> task);
  }

  /**
   * How a task for each input ended, each as soon as it has. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<FindTask, @Nullable String>> outcomes(Stream<FindTask> inputs) {
    return pool.outcomes(inputs, task -> task);
  }

  /**
   * How a task for each input ended, in the order of the inputs. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<FindTask, @Nullable String>> outcomesInOrder(Iterable<FindTask> inputs) {
    return pool.outcomesInOrder(inputs, task -> task);
  }

  /**
   * How a task for each input ended, in the order of the inputs. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<FindTask, @Nullable String>> outcomesInOrder(Stream<FindTask> inputs) {
    return pool.outcomesInOrder(inputs, task -> task);
  }

  /**
   * This same pool, but tasks that are given to the returned view have another time limit.
   */
  public FindPool within(Duration limit) {
    return new FindPool(pool.within(limit));
  }

  /**
   * This same pool, but tasks that are given to the returned view go before all others that wait.
   */
  public FindPool urgent() {
    return new FindPool(pool.urgent());
  }

  /**
   * This same pool, but {@code listener} hears how far the maps and streams are that are given to the
   * returned view.
   */
  public FindPool withProgress(ProgressListener listener) {
    return new FindPool(pool.withProgress(listener));
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
  public List<FindTask> shutdownNow() {
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
    return pool.toString("FindPool");
  }
}
