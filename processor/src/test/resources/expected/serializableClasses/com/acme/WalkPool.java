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
 * Runs {@link Graph#walk(Graph.Node)} in worker processes.
 *
 * <p>Any number of threads may use one pool at the same time. Close it when it is no longer
 * needed: its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class WalkPool implements Pool {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<WalkTask, Graph.Node> pool;

  private WalkPool(ProcessPool<WalkTask, Graph.Node> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, and with the annotation's options.
   */
  public static WalkPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own. {@code options} may change the annotation's
   * options.
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
   * Opens a pool on processes that it shares with other pools. {@code options} may change limits,
   * but not the processes.
   */
  public static WalkPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new WalkPool(
        ProcessPool.open(workers, WalkWorker.DEFINITION, WalkResult::value, DEFAULTS, options));
  }

  /**
   * Runs one task and waits for its value. Throws what the method throws.
   */
  public Graph.Node call(Graph.Node node) throws Graph.Broken {
    return pool.call(new WalkTask(node));
  }

  /**
   * Runs one task and waits for its value. Throws what the method throws.
   */
  public Graph.Node call(WalkTask task) throws Graph.Broken {
    return pool.call(task);
  }

  /**
   * Submits one task. Waits while the queue is full. The future completes when the task ends.
   */
  public CompletableFuture<Graph.Node> submit(Graph.Node node) {
    return pool.submit(new WalkTask(node));
  }

  /**
   * Submits one task. Waits while the queue is full. The future completes when the task ends.
   */
  public CompletableFuture<Graph.Node> submit(WalkTask task) {
    return pool.submit(task);
  }

  /**
   * Submits one task. Waits for room in the queue, but no longer than {@code patience}. Empty if there
   * is no room by then.
   */
  public Optional<CompletableFuture<Graph.Node>> trySubmit(Duration patience, Graph.Node node) {
    return pool.trySubmit(patience, new WalkTask(node));
  }

  /**
   * Submits one task. Waits for room in the queue, but no longer than {@code patience}. Empty if there
   * is no room by then.
   */
  public Optional<CompletableFuture<Graph.Node>> trySubmit(Duration patience, WalkTask task) {
    return pool.trySubmit(patience, task);
  }

  /**
   * Runs a task for each input, and returns the values in the order of the inputs. The first
   * failure ends the map and is thrown.
   */
  public List<Graph.Node> map(Iterable<? extends Graph.Node> inputs) throws Graph.Broken {
    return pool.map(inputs, WalkTask::new);
  }

  /**
   * Runs a task for each input, and returns the values in the order of the inputs. The first
   * failure ends the map and is thrown.
   */
  public List<Graph.Node> map(Stream<? extends Graph.Node> inputs) throws Graph.Broken {
    return pool.map(inputs, WalkTask::new);
  }

  /**
   * Starts a map and returns at once. Another thread reads the inputs, so they must not change until
   * the future is done. {@code cancel(true)} cancels the map's tasks.
   */
  public CompletableFuture<List<Graph.Node>> mapAsync(Iterable<? extends Graph.Node> inputs) {
    return pool.mapAsync(inputs, WalkTask::new);
  }

  /**
   * Starts a map and returns at once. Another thread reads the inputs, so they must not change until
   * the future is done. {@code cancel(true)} cancels the map's tasks.
   */
  public CompletableFuture<List<Graph.Node>> mapAsync(Stream<? extends Graph.Node> inputs) {
    return pool.mapAsync(inputs, WalkTask::new);
  }

  /**
   * Runs a task for each input. The stream has the values in the order of the inputs, each as soon as
   * it has arrived. It is lazy, and throws a failure in the place of its value. To close it
   * withdraws the tasks that have not started.
   */
  public Stream<Graph.Node> stream(Iterable<? extends Graph.Node> inputs) {
    return pool.stream(inputs, WalkTask::new);
  }

  /**
   * Runs a task for each input. The stream has the values in the order of the inputs, each as soon as
   * it has arrived. It is lazy, and throws a failure in the place of its value. To close it
   * withdraws the tasks that have not started.
   */
  public Stream<Graph.Node> stream(Stream<? extends Graph.Node> inputs) {
    return pool.stream(inputs, WalkTask::new);
  }

  /**
   * Runs a task for each input. The stream tells how each ended, as soon as it has. It is lazy, and
   * failures are data, not thrown. To close it withdraws the tasks that have not started.
   */
  public Stream<Outcome<WalkTask, Graph.Node>> outcomes(Iterable<? extends Graph.Node> inputs) {
    return pool.outcomes(inputs, WalkTask::new);
  }

  /**
   * Runs a task for each input. The stream tells how each ended, as soon as it has. It is lazy, and
   * failures are data, not thrown. To close it withdraws the tasks that have not started.
   */
  public Stream<Outcome<WalkTask, Graph.Node>> outcomes(Stream<? extends Graph.Node> inputs) {
    return pool.outcomes(inputs, WalkTask::new);
  }

  /**
   * Runs a task for each input. The stream tells how each ended, in the order of the inputs. It is
   * lazy, and failures are data, not thrown. To close it withdraws the tasks that have not
   * started.
   */
  public Stream<Outcome<WalkTask, Graph.Node>> outcomesInOrder(
      Iterable<? extends Graph.Node> inputs) {
    return pool.outcomesInOrder(inputs, WalkTask::new);
  }

  /**
   * Runs a task for each input. The stream tells how each ended, in the order of the inputs. It is
   * lazy, and failures are data, not thrown. To close it withdraws the tasks that have not
   * started.
   */
  public Stream<Outcome<WalkTask, Graph.Node>> outcomesInOrder(
      Stream<? extends Graph.Node> inputs) {
    return pool.outcomesInOrder(inputs, WalkTask::new);
  }

  /**
   * A view of this pool: tasks that are passed to the view have another timeout.
   */
  public WalkPool within(Duration limit) {
    return new WalkPool(pool.within(limit));
  }

  /**
   * A view of this pool: tasks that are passed to the view run before all others that wait.
   */
  public WalkPool urgent() {
    return new WalkPool(pool.urgent());
  }

  /**
   * A view of this pool: {@code listener} is told the progress of maps and streams that are started
   * by the view.
   */
  public WalkPool withProgress(ProgressListener listener) {
    return new WalkPool(pool.withProgress(listener));
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
  public List<WalkTask> shutdownNow() {
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
    return pool.toString("WalkPool");
  }
}
