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
 * <p>Any number of threads may use one pool at the same time. Close it when it is no longer
 * needed: its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FindPool implements Pool {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<FindTask, @Nullable String> pool;

  private FindPool(ProcessPool<FindTask, @Nullable String> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, and with the annotation's options.
   */
  public static FindPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own. {@code options} may change the annotation's
   * options.
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
   * Opens a pool on processes that it shares with other pools. {@code options} may change limits,
   * but not the processes.
   */
  public static FindPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new FindPool(
        ProcessPool.open(workers, FindWorker.DEFINITION, FindResult::value, DEFAULTS, options));
  }

  /**
   * Runs one task and waits for its value. Throws what the method throws.
   */
  public @Nullable String call(@Nullable String name, List<Lookup. @Nullable Customer> customers,
      Map. @Nullable Entry<String, @Nullable Integer> entry, @Nullable String @Nullable [] words,
      int @Nullable ... numbers) {
    return pool.call(new FindTask(name, customers, entry, words, numbers));
  }

  /**
   * Runs one task and waits for its value. Throws what the method throws.
   */
  public @Nullable String call(FindTask task) {
    return pool.call(task);
  }

  /**
   * Submits one task. Waits while the queue is full. The future completes when the task ends.
   */
  public CompletableFuture<@Nullable String> submit(@Nullable String name,
      List<Lookup. @Nullable Customer> customers,
      Map. @Nullable Entry<String, @Nullable Integer> entry, @Nullable String @Nullable [] words,
      int @Nullable ... numbers) {
    return pool.submit(new FindTask(name, customers, entry, words, numbers));
  }

  /**
   * Submits one task. Waits while the queue is full. The future completes when the task ends.
   */
  public CompletableFuture<@Nullable String> submit(FindTask task) {
    return pool.submit(task);
  }

  /**
   * Submits one task. Waits for room in the queue, but no longer than {@code patience}. Empty if there
   * is no room by then.
   */
  public Optional<CompletableFuture<@Nullable String>> trySubmit(Duration patience,
      @Nullable String name, List<Lookup. @Nullable Customer> customers,
      Map. @Nullable Entry<String, @Nullable Integer> entry, @Nullable String @Nullable [] words,
      int @Nullable ... numbers) {
    return pool.trySubmit(patience, new FindTask(name, customers, entry, words, numbers));
  }

  /**
   * Submits one task. Waits for room in the queue, but no longer than {@code patience}. Empty if there
   * is no room by then.
   */
  public Optional<CompletableFuture<@Nullable String>> trySubmit(Duration patience, FindTask task) {
    return pool.trySubmit(patience, task);
  }

  /**
   * Runs a task for each input, and returns the values in the order of the inputs. The first
   * failure ends the map and is thrown.
   */
  public List<@Nullable String> map(Iterable<FindTask> inputs) {
    return pool.map(inputs, task -> task);
  }

  /**
   * Runs a task for each input, and returns the values in the order of the inputs. The first
   * failure ends the map and is thrown.
   */
  public List<@Nullable String> map(Stream<FindTask> inputs) {
    return pool.map(inputs, task -> task);
  }

  /**
   * Starts a map and returns at once. Another thread reads the inputs, so they must not change until
   * the future is done. {@code cancel(true)} cancels the map's tasks.
   */
  public CompletableFuture<List<@Nullable String>> mapAsync(Iterable<FindTask> inputs) {
    return pool.mapAsync(inputs, task -> task);
  }

  /**
   * Starts a map and returns at once. Another thread reads the inputs, so they must not change until
   * the future is done. {@code cancel(true)} cancels the map's tasks.
   */
  public CompletableFuture<List<@Nullable String>> mapAsync(Stream<FindTask> inputs) {
    return pool.mapAsync(inputs, task -> task);
  }

  /**
   * Runs a task for each input. The stream has the values in the order of the inputs, each as soon as
   * it has arrived. It is lazy, and throws a failure in the place of its value. To close it
   * withdraws the tasks that have not started.
   */
  public Stream<@Nullable String> stream(Iterable<FindTask> inputs) {
    return pool.stream(inputs, task -> task);
  }

  /**
   * Runs a task for each input. The stream has the values in the order of the inputs, each as soon as
   * it has arrived. It is lazy, and throws a failure in the place of its value. To close it
   * withdraws the tasks that have not started.
   */
  public Stream<@Nullable String> stream(Stream<FindTask> inputs) {
    return pool.stream(inputs, task -> task);
  }

  /**
   * Runs a task for each input. The stream tells how each ended, as soon as it has. It is lazy, and
   * failures are data, not thrown. To close it withdraws the tasks that have not started.
   */
  public Stream<Outcome<FindTask, @Nullable String>> outcomes(Iterable<FindTask> inputs) {
    return pool.outcomes(inputs, task -> task);
  }

  /**
   * Runs a task for each input. The stream tells how each ended, as soon as it has. It is lazy, and
   * failures are data, not thrown. To close it withdraws the tasks that have not started.
   */
  public Stream<Outcome<FindTask, @Nullable String>> outcomes(Stream<FindTask> inputs) {
    return pool.outcomes(inputs, task -> task);
  }

  /**
   * Runs a task for each input. The stream tells how each ended, in the order of the inputs. It is
   * lazy, and failures are data, not thrown. To close it withdraws the tasks that have not
   * started.
   */
  public Stream<Outcome<FindTask, @Nullable String>> outcomesInOrder(Iterable<FindTask> inputs) {
    return pool.outcomesInOrder(inputs, task -> task);
  }

  /**
   * Runs a task for each input. The stream tells how each ended, in the order of the inputs. It is
   * lazy, and failures are data, not thrown. To close it withdraws the tasks that have not
   * started.
   */
  public Stream<Outcome<FindTask, @Nullable String>> outcomesInOrder(Stream<FindTask> inputs) {
    return pool.outcomesInOrder(inputs, task -> task);
  }

  /**
   * A view of this pool: tasks that are passed to the view have another timeout.
   */
  public FindPool within(Duration limit) {
    return new FindPool(pool.within(limit));
  }

  /**
   * A view of this pool: tasks that are passed to the view run before all others that wait.
   */
  public FindPool urgent() {
    return new FindPool(pool.urgent());
  }

  /**
   * A view of this pool: {@code listener} is told the progress of maps and streams that are started
   * by the view.
   */
  public FindPool withProgress(ProgressListener listener) {
    return new FindPool(pool.withProgress(listener));
  }

  /**
   * Changes how many worker processes there are: at least 1, or 0 for one per CPU. Does not wait: a
   * worker that is no longer wanted ends after its task. Only for a pool with worker processes of
   * its own.
   */
  public void resize(int workers) {
    pool.resize(workers);
  }

  /**
   * What the pool has done and is doing: its workers, its tasks by state, the slowest tasks.
   */
  @Override
  public PoolStats stats() {
    return pool.stats();
  }

  /**
   * The workers' processes that live at this moment, in no order. Empty if the workers are threads
   * of this program.
   */
  @Override
  public List<ProcessHandle> processes() {
    return pool.processes();
  }

  /**
   * Accepts no more tasks, and withdraws those that have not started. Running tasks may finish. Streams
   * and outcomes deliver what has started, then end as if there were no more inputs. Does not wait.
   */
  public void stop() {
    pool.stop();
  }

  /**
   * From now on the first Ctrl-C or {@code SIGTERM} does not end the program, but stops this pool. So the
   * program can end with what is finished. The second one ends the program as usual.
   */
  public void stopOnSignal() {
    pool.stopOnSignal();
  }

  /**
   * Accepts no more tasks. Those that were accepted are finished, then the worker processes end. Does
   * not wait.
   */
  @Override
  public void shutdown() {
    pool.shutdown();
  }

  /**
   * Accepts no more tasks, cancels those that are unfinished, and kills the workers that run them.
   * Does not wait. Returns the tasks that certainly never started.
   */
  @Override
  public List<FindTask> shutdownNow() {
    return pool.shutdownNow();
  }

  /**
   * Waits until a pool that was shut down has ended. False if it has not ended within
   * {@code patience}.
   */
  @Override
  public boolean awaitTermination(Duration patience) throws InterruptedException {
    return pool.awaitTermination(patience);
  }

  /**
   * Finishes the tasks that were accepted, then ends the worker processes, and returns when they
   * are gone.
   */
  @Override
  public void close() {
    pool.close();
  }

  /**
   * The pool's name, how many workers it has, and whether it is open, shut down or terminated.
   */
  @Override
  public String toString() {
    return pool.toString("FindPool");
  }
}
