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
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class WalkPool implements Pool {
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
   * Accepts one task, waiting no longer than {@code patience} for room in the queue; empty if there
   * is none by then.
   */
  public Optional<CompletableFuture<Graph.Node>> trySubmit(Duration patience, Graph.Node node) {
    return pool.trySubmit(patience, new WalkTask(node));
  }

  /**
   * Accepts one task, waiting no longer than {@code patience} for room in the queue; empty if there
   * is none by then.
   */
  public Optional<CompletableFuture<Graph.Node>> trySubmit(Duration patience, WalkTask task) {
    return pool.trySubmit(patience, task);
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
   * Starts a map and returns at once. The inputs are pulled by another thread: they must not change
   * until the future is done. {@code cancel(true)} cancels the map's tasks.
   */
  public CompletableFuture<List<Graph.Node>> mapAsync(Iterable<? extends Graph.Node> inputs) {
    return pool.mapAsync(inputs, WalkTask::new);
  }

  /**
   * Starts a map and returns at once. The inputs are pulled by another thread: they must not change
   * until the future is done. {@code cancel(true)} cancels the map's tasks.
   */
  public CompletableFuture<List<Graph.Node>> mapAsync(Stream<? extends Graph.Node> inputs) {
    return pool.mapAsync(inputs, WalkTask::new);
  }

  /**
   * The values of a task for each input, in the order of the inputs, each as it arrives. Lazy;
   * throws a failure at its place. Close it, and what has not started is withdrawn.
   */
  public Stream<Graph.Node> stream(Iterable<? extends Graph.Node> inputs) {
    return pool.stream(inputs, WalkTask::new);
  }

  /**
   * The values of a task for each input, in the order of the inputs, each as it arrives. Lazy;
   * throws a failure at its place. Close it, and what has not started is withdrawn.
   */
  public Stream<Graph.Node> stream(Stream<? extends Graph.Node> inputs) {
    return pool.stream(inputs, WalkTask::new);
  }

  /**
   * How a task for each input ended, each as soon as it has. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<WalkTask, Graph.Node>> outcomes(Iterable<? extends Graph.Node> inputs) {
    return pool.outcomes(inputs, WalkTask::new);
  }

  /**
   * How a task for each input ended, each as soon as it has. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<WalkTask, Graph.Node>> outcomes(Stream<? extends Graph.Node> inputs) {
    return pool.outcomes(inputs, WalkTask::new);
  }

  /**
   * How a task for each input ended, in the order of the inputs. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<WalkTask, Graph.Node>> outcomesInOrder(
      Iterable<? extends Graph.Node> inputs) {
    return pool.outcomesInOrder(inputs, WalkTask::new);
  }

  /**
   * How a task for each input ended, in the order of the inputs. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<WalkTask, Graph.Node>> outcomesInOrder(
      Stream<? extends Graph.Node> inputs) {
    return pool.outcomesInOrder(inputs, WalkTask::new);
  }

  /**
   * This same pool, but tasks that are given to the returned view have another time limit.
   */
  public WalkPool within(Duration limit) {
    return new WalkPool(pool.within(limit));
  }

  /**
   * This same pool, but tasks that are given to the returned view go before all others that wait.
   */
  public WalkPool urgent() {
    return new WalkPool(pool.urgent());
  }

  /**
   * This same pool, but {@code listener} hears how far the maps and streams are that are given to the
   * returned view.
   */
  public WalkPool withProgress(ProgressListener listener) {
    return new WalkPool(pool.withProgress(listener));
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
  public List<WalkTask> shutdownNow() {
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
    return pool.toString("WalkPool");
  }
}
