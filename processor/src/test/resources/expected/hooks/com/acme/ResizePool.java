package com.acme;

import java.io.IOException;
import java.nio.file.Path;
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
 * Runs {@link Images#resize(Path, int)} in worker processes.
 *
 * <p>Any number of threads may use one pool at the same time. Close it when it is no longer
 * needed: its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ResizePool implements Pool {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<ResizeTask, Integer> pool;

  private ResizePool(ProcessPool<ResizeTask, Integer> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, and with the annotation's options.
   */
  public static ResizePool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own. {@code options} may change the annotation's
   * options.
   */
  public static ResizePool open(UnaryOperator<PoolOptions> options) {
    return new ResizePool(
        ProcessPool.open(ResizeWorker.DEFINITION, ResizeResult::value, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static ResizePool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools. {@code options} may change limits,
   * but not the processes.
   */
  public static ResizePool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new ResizePool(
        ProcessPool.open(workers, ResizeWorker.DEFINITION, ResizeResult::value, DEFAULTS, options));
  }

  /**
   * Runs one task and waits for its value. Throws what the method throws.
   */
  public int call(Path image, int width) {
    return pool.call(new ResizeTask(image, width));
  }

  /**
   * Runs one task and waits for its value. Throws what the method throws.
   */
  public int call(ResizeTask task) {
    return pool.call(task);
  }

  /**
   * Submits one task. Waits while the queue is full. The future completes when the task ends.
   */
  public CompletableFuture<Integer> submit(Path image, int width) {
    return pool.submit(new ResizeTask(image, width));
  }

  /**
   * Submits one task. Waits while the queue is full. The future completes when the task ends.
   */
  public CompletableFuture<Integer> submit(ResizeTask task) {
    return pool.submit(task);
  }

  /**
   * Submits one task. Waits for room in the queue, but no longer than {@code patience}. Empty if there
   * is no room by then.
   */
  public Optional<CompletableFuture<Integer>> trySubmit(Duration patience, Path image, int width) {
    return pool.trySubmit(patience, new ResizeTask(image, width));
  }

  /**
   * Submits one task. Waits for room in the queue, but no longer than {@code patience}. Empty if there
   * is no room by then.
   */
  public Optional<CompletableFuture<Integer>> trySubmit(Duration patience, ResizeTask task) {
    return pool.trySubmit(patience, task);
  }

  /**
   * Runs a task for each input, and returns the values in the order of the inputs. The first
   * failure ends the map and is thrown.
   */
  public List<Integer> map(Iterable<ResizeTask> inputs) {
    return pool.map(inputs, task -> task);
  }

  /**
   * Runs a task for each input, and returns the values in the order of the inputs. The first
   * failure ends the map and is thrown.
   */
  public List<Integer> map(Stream<ResizeTask> inputs) {
    return pool.map(inputs, task -> task);
  }

  /**
   * Starts a map and returns at once. Another thread reads the inputs, so they must not change until
   * the future is done. {@code cancel(true)} cancels the map's tasks.
   */
  public CompletableFuture<List<Integer>> mapAsync(Iterable<ResizeTask> inputs) {
    return pool.mapAsync(inputs, task -> task);
  }

  /**
   * Starts a map and returns at once. Another thread reads the inputs, so they must not change until
   * the future is done. {@code cancel(true)} cancels the map's tasks.
   */
  public CompletableFuture<List<Integer>> mapAsync(Stream<ResizeTask> inputs) {
    return pool.mapAsync(inputs, task -> task);
  }

  /**
   * Runs a task for each input. The stream has the values in the order of the inputs, each as soon as
   * it has arrived. It is lazy, and throws a failure in the place of its value. To close it
   * withdraws the tasks that have not started.
   */
  public Stream<Integer> stream(Iterable<ResizeTask> inputs) {
    return pool.stream(inputs, task -> task);
  }

  /**
   * Runs a task for each input. The stream has the values in the order of the inputs, each as soon as
   * it has arrived. It is lazy, and throws a failure in the place of its value. To close it
   * withdraws the tasks that have not started.
   */
  public Stream<Integer> stream(Stream<ResizeTask> inputs) {
    return pool.stream(inputs, task -> task);
  }

  /**
   * Runs a task for each input. The stream tells how each ended, as soon as it has. It is lazy, and
   * failures are data, not thrown. To close it withdraws the tasks that have not started.
   */
  public Stream<Outcome<ResizeTask, Integer>> outcomes(Iterable<ResizeTask> inputs) {
    return pool.outcomes(inputs, task -> task);
  }

  /**
   * Runs a task for each input. The stream tells how each ended, as soon as it has. It is lazy, and
   * failures are data, not thrown. To close it withdraws the tasks that have not started.
   */
  public Stream<Outcome<ResizeTask, Integer>> outcomes(Stream<ResizeTask> inputs) {
    return pool.outcomes(inputs, task -> task);
  }

  /**
   * Runs a task for each input. The stream tells how each ended, in the order of the inputs. It is
   * lazy, and failures are data, not thrown. To close it withdraws the tasks that have not
   * started.
   */
  public Stream<Outcome<ResizeTask, Integer>> outcomesInOrder(Iterable<ResizeTask> inputs) {
    return pool.outcomesInOrder(inputs, task -> task);
  }

  /**
   * Runs a task for each input. The stream tells how each ended, in the order of the inputs. It is
   * lazy, and failures are data, not thrown. To close it withdraws the tasks that have not
   * started.
   */
  public Stream<Outcome<ResizeTask, Integer>> outcomesInOrder(Stream<ResizeTask> inputs) {
    return pool.outcomesInOrder(inputs, task -> task);
  }

  /**
   * A view of this pool: tasks that are passed to the view have another timeout.
   */
  public ResizePool within(Duration limit) {
    return new ResizePool(pool.within(limit));
  }

  /**
   * A view of this pool: tasks that are passed to the view run before all others that wait.
   */
  public ResizePool urgent() {
    return new ResizePool(pool.urgent());
  }

  /**
   * A view of this pool: {@code listener} is told the progress of maps and streams that are started
   * by the view.
   */
  public ResizePool withProgress(ProgressListener listener) {
    return new ResizePool(pool.withProgress(listener));
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
   * What {@link Images#flush()} has returned in each worker that has ended in order. It is
   * complete once the pool is closed. Throws the first failure of the hook; the other
   * failures are suppressed exceptions of it.
   */
  public List<Images.Stats> exitResults() throws IOException {
    return pool.exitResults(ResizeExit.class).stream()
        .<Images.Stats>map(ResizeExit::value).toList();
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
  public List<ResizeTask> shutdownNow() {
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
    return pool.toString("ResizePool");
  }
}
