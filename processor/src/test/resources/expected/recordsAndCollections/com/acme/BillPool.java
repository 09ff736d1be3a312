package com.acme;

import java.time.Duration;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
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
 * Runs {@link Shop#bill(List, Set, Deque, SortedMap)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class BillPool implements Pool {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults();

  private final ProcessPool<BillTask, Map<Shop.Customer, ? extends Collection<Shop.Invoice>>> pool;

  private BillPool(
      ProcessPool<BillTask, Map<Shop.Customer, ? extends Collection<Shop.Invoice>>> pool) {
    this.pool = pool;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static BillPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static BillPool open(UnaryOperator<PoolOptions> options) {
    return new BillPool(
        ProcessPool.open(BillWorker.DEFINITION, BillResult::value, DEFAULTS, options));
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static BillPool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static BillPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    return new BillPool(
        ProcessPool.open(workers, BillWorker.DEFINITION, BillResult::value, DEFAULTS, options));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public Map<Shop.Customer, ? extends Collection<Shop.Invoice>> call(List<Shop.Order> orders,
      Set<String> names, Deque<? extends Number> rates, SortedMap<String, int[]> table) {
    return pool.call(new BillTask(orders, names, rates, table));
  }

  /**
   * Runs one task and waits for its value; throws what the method throws.
   */
  public Map<Shop.Customer, ? extends Collection<Shop.Invoice>> call(BillTask task) {
    return pool.call(task);
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Map<Shop.Customer, ? extends Collection<Shop.Invoice>>> submit(
      List<Shop.Order> orders, Set<String> names, Deque<? extends Number> rates,
      SortedMap<String, int[]> table) {
    return pool.submit(new BillTask(orders, names, rates, table));
  }

  /**
   * Accepts one task, waiting while the queue is full; the future ends as the task does.
   */
  public CompletableFuture<Map<Shop.Customer, ? extends Collection<Shop.Invoice>>> submit(
      BillTask task) {
    return pool.submit(task);
  }

  /**
   * Accepts one task, waiting no longer than {@code patience} for room in the queue; empty if there
   * is none by then.
   */
  public Optional<CompletableFuture<Map<Shop.Customer, ? extends Collection<Shop.Invoice>>>> trySubmit(
      Duration patience, List<Shop.Order> orders, Set<String> names, Deque<? extends Number> rates,
      SortedMap<String, int[]> table) {
    return pool.trySubmit(patience, new BillTask(orders, names, rates, table));
  }

  /**
   * Accepts one task, waiting no longer than {@code patience} for room in the queue; empty if there
   * is none by then.
   */
  public Optional<CompletableFuture<Map<Shop.Customer, ? extends Collection<Shop.Invoice>>>> trySubmit(
      Duration patience, BillTask task) {
    return pool.trySubmit(patience, task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Map<Shop.Customer, ? extends Collection<Shop.Invoice>>> map(
      Iterable<BillTask> inputs) {
    return pool.map(inputs, task -> task);
  }

  /**
   * Runs a task for each input and returns their values in the order of the inputs; the first
   * failure ends it and is thrown.
   */
  public List<Map<Shop.Customer, ? extends Collection<Shop.Invoice>>> map(Stream<BillTask> inputs) {
    return pool.map(inputs, task -> task);
  }

  /**
   * Starts a map and returns at once. The inputs are pulled by another thread: they must not change
   * until the future is done. {@code cancel(true)} cancels the map's tasks.
   */
  public CompletableFuture<List<Map<Shop.Customer, ? extends Collection<Shop.Invoice>>>> mapAsync(
      Iterable<BillTask> inputs) {
    return pool.mapAsync(inputs, task -> task);
  }

  /**
   * Starts a map and returns at once. The inputs are pulled by another thread: they must not change
   * until the future is done. {@code cancel(true)} cancels the map's tasks.
   */
  public CompletableFuture<List<Map<Shop.Customer, ? extends Collection<Shop.Invoice>>>> mapAsync(
      Stream<BillTask> inputs) {
    return pool.mapAsync(inputs, task -> task);
  }

  /**
   * The values of a task for each input, in the order of the inputs, each as it arrives. Lazy;
   * throws a failure at its place. Close it, and what has not started is withdrawn.
   */
  public Stream<Map<Shop.Customer, ? extends Collection<Shop.Invoice>>> stream(
      Iterable<BillTask> inputs) {
    return pool.stream(inputs, task -> task);
  }

  /**
   * The values of a task for each input, in the order of the inputs, each as it arrives. Lazy;
   * throws a failure at its place. Close it, and what has not started is withdrawn.
   */
  public Stream<Map<Shop.Customer, ? extends Collection<Shop.Invoice>>> stream(
      Stream<BillTask> inputs) {
    return pool.stream(inputs, task -> task);
  }

  /**
   * How a task for each input ended, each as soon as it has. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<BillTask, Map<Shop.Customer, ? extends Collection<Shop.Invoice>>>> outcomes(
      Iterable<BillTask> inputs) {
    return pool.outcomes(inputs, task -> task);
  }

  /**
   * How a task for each input ended, each as soon as it has. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<BillTask, Map<Shop.Customer, ? extends Collection<Shop.Invoice>>>> outcomes(
      Stream<BillTask> inputs) {
    return pool.outcomes(inputs, task -> task);
  }

  /**
   * How a task for each input ended, in the order of the inputs. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<BillTask, Map<Shop.Customer, ? extends Collection<Shop.Invoice>>>> outcomesInOrder(
      Iterable<BillTask> inputs) {
    return pool.outcomesInOrder(inputs, task -> task);
  }

  /**
   * How a task for each input ended, in the order of the inputs. Lazy; failures are data, not thrown.
   * Close it, and what has not started is withdrawn.
   */
  public Stream<Outcome<BillTask, Map<Shop.Customer, ? extends Collection<Shop.Invoice>>>> outcomesInOrder(
      Stream<BillTask> inputs) {
    return pool.outcomesInOrder(inputs, task -> task);
  }

  /**
   * This same pool, but tasks that are given to the returned view have another time limit.
   */
  public BillPool within(Duration limit) {
    return new BillPool(pool.within(limit));
  }

  /**
   * This same pool, but tasks that are given to the returned view go before all others that wait.
   */
  public BillPool urgent() {
    return new BillPool(pool.urgent());
  }

  /**
   * This same pool, but {@code listener} hears how far the maps and streams are that are given to the
   * returned view.
   */
  public BillPool withProgress(ProgressListener listener) {
    return new BillPool(pool.withProgress(listener));
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
  public List<BillTask> shutdownNow() {
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
    return pool.toString("BillPool");
  }
}
