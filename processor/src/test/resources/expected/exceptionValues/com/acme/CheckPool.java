package com.acme;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
import org.paralleltask.pool.Pool;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;

/**
 * Runs {@link Checks#check(IllegalStateException, Map, Checks.LimitException, Checks.Log, IOException...)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CheckPool implements Pool {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<CheckTask, Checks.Report> pool;

  private CheckPool(ProcessPool<CheckTask, Checks.Report> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   *
   * @param known sent once to each worker; tasks must not change it
   * @throws PayloadException if what tasks share cannot be sent
   */
  public static CheckPool open(Map<String, Checks.CheckException> known) {
    return open(known, options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   *
   * @param known sent once to each worker; tasks must not change it
   * @throws PayloadException if what tasks share cannot be sent
   */
  public static CheckPool open(Map<String, Checks.CheckException> known,
      UnaryOperator<PoolOptions> options) {
    return new CheckPool(
        ProcessPool.open(CheckWorker.DEFINITION.with(new CheckShared(known)), CheckResult::value,
            DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   *
   * @param known sent once to each worker; tasks must not change it
   * @throws PayloadException if what tasks share cannot be sent
   */
  public static CheckPool open(Map<String, Checks.CheckException> known, Workers workers) {
    return open(known, workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   *
   * @param known sent once to each worker; tasks must not change it
   * @throws PayloadException if what tasks share cannot be sent
   */
  public static CheckPool open(Map<String, Checks.CheckException> known, Workers workers,
      UnaryOperator<PoolOptions> options) {
    return new CheckPool(
        ProcessPool.open(workers, CheckWorker.DEFINITION.with(new CheckShared(known)),
            CheckResult::value, DEFAULTS, options));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public Checks.Report call(IllegalStateException last, Checks.LimitException limit, Checks.Log log,
      IOException... more) {
    return pool.call(new CheckTask(last, limit, log, more));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public Checks.Report call(CheckTask task) {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Checks.Report> submit(IllegalStateException last,
      Checks.LimitException limit, Checks.Log log, IOException... more) {
    return pool.submit(new CheckTask(last, limit, log, more));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Checks.Report> submit(CheckTask task) {
    return pool.submit(task);
  }

  /**
   * Accepts one task, waiting no longer than {@code patience} for room in the queue; empty if there
   * is none by then.
   */
  public Optional<CompletableFuture<Checks.Report>> trySubmit(Duration patience,
      IllegalStateException last, Checks.LimitException limit, Checks.Log log,
      IOException... more) {
    return pool.trySubmit(patience, new CheckTask(last, limit, log, more));
  }

  /**
   * Accepts one task, waiting no longer than {@code patience} for room in the queue; empty if there
   * is none by then.
   */
  public Optional<CompletableFuture<Checks.Report>> trySubmit(Duration patience, CheckTask task) {
    return pool.trySubmit(patience, task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Checks.Report> map(Iterable<CheckTask> inputs) {
    return pool.map(inputs, task -> task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Checks.Report> map(Stream<CheckTask> inputs) {
    return pool.map(inputs, task -> task);
  }

  /**
   * Starts a map and returns at once. The inputs are pulled by another thread: they must not change
   * until the future is done. {@code cancel(true)} cancels the map's tasks.
   */
  public CompletableFuture<List<Checks.Report>> mapAsync(Iterable<CheckTask> inputs) {
    return pool.mapAsync(inputs, task -> task);
  }

  /**
   * Starts a map and returns at once. The inputs are pulled by another thread: they must not change
   * until the future is done. {@code cancel(true)} cancels the map's tasks.
   */
  public CompletableFuture<List<Checks.Report>> mapAsync(Stream<CheckTask> inputs) {
    return pool.mapAsync(inputs, task -> task);
  }

  /**
   * The values of a task for each input, in the order of the inputs, each as it arrives. Lazy;
   * throws a failure at its place. Close it, and what has not started is withdrawn.
   */
  public Stream<Checks.Report> stream(Iterable<CheckTask> inputs) {
    return pool.stream(inputs, task -> task);
  }

  /**
   * The values of a task for each input, in the order of the inputs, each as it arrives. Lazy;
   * throws a failure at its place. Close it, and what has not started is withdrawn.
   */
  public Stream<Checks.Report> stream(Stream<CheckTask> inputs) {
    return pool.stream(inputs, task -> task);
  }

  /**
   * How a task for each input ended, each as soon as it has. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<CheckTask, Checks.Report>> outcomes(Iterable<CheckTask> inputs) {
    return pool.outcomes(inputs, task -> task);
  }

  /**
   * How a task for each input ended, each as soon as it has. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<CheckTask, Checks.Report>> outcomes(Stream<CheckTask> inputs) {
    return pool.outcomes(inputs, task -> task);
  }

  /**
   * How a task for each input ended, in the order of the inputs. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<CheckTask, Checks.Report>> outcomesInOrder(Iterable<CheckTask> inputs) {
    return pool.outcomesInOrder(inputs, task -> task);
  }

  /**
   * How a task for each input ended, in the order of the inputs. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<CheckTask, Checks.Report>> outcomesInOrder(Stream<CheckTask> inputs) {
    return pool.outcomesInOrder(inputs, task -> task);
  }

  /**
   * This same pool, but tasks that are given to the returned view have another time limit.
   */
  public CheckPool within(Duration limit) {
    return new CheckPool(pool.within(limit));
  }

  /**
   * This same pool, but tasks that are given to the returned view go before all others that wait.
   */
  public CheckPool urgent() {
    return new CheckPool(pool.urgent());
  }

  /**
   * This same pool, but {@code listener} hears how far the maps and streams are that are given to the
   * returned view.
   */
  public CheckPool withProgress(ProgressListener listener) {
    return new CheckPool(pool.withProgress(listener));
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
   * What {@link Checks#seen()} has returned in each worker that has ended in good order:
   * all of them once the pool is closed. Throws the first failure of the hook, as itself;
   * the others are suppressed in it.
   */
  public List<List<Throwable>> exitResults() {
    return pool.exitResults(CheckExit.class).stream()
        .<List<Throwable>>map(CheckExit::value).toList();
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
  public List<CheckTask> shutdownNow() {
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
    return pool.toString("CheckPool");
  }
}
