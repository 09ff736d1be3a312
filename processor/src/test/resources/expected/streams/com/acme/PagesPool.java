package com.acme;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.paralleltask.PoolOptions;
import org.paralleltask.PoolStats;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.pool.Pool;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.StreamedResults;
import org.paralleltask.pool.Workers;

/**
 * Runs {@link Docs#pages(Path)} in worker processes.
 *
 * <p>Any number of threads may use one pool at once. Close it when it is no longer needed:
 * its processes end with it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class PagesPool implements Pool {
  private static final PoolOptions DEFAULTS = PoolOptions.defaults().workers(2);

  private final ProcessPool<PagesTask, Void> pool;

  private final StreamedResults<Docs.PageText> streams;

  private PagesPool(ProcessPool<PagesTask, Void> pool, StreamedResults<Docs.PageText> streams) {
    this.pool = pool;
    this.streams = streams;
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says.
   */
  public static PagesPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own, set up as the annotation says, but for what
   * {@code options} changes.
   */
  public static PagesPool open(UnaryOperator<PoolOptions> options) {
    StreamedResults<Docs.PageText> streams = new StreamedResults<>();
    return new PagesPool(
        ProcessPool.open(PagesWorker.DEFINITION.with(new PagesShared(streams)), result -> null,
            DEFAULTS, set -> StreamedResults.withoutRetries(options.apply(set))),
        streams);
  }

  /**
   * Opens a pool on processes that it shares with other pools.
   */
  public static PagesPool open(Workers workers) {
    return open(workers, options -> options);
  }

  /**
   * Opens a pool on processes that it shares with other pools; {@code options} may change limits,
   * not the processes.
   */
  public static PagesPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    StreamedResults<Docs.PageText> streams = new StreamedResults<>();
    return new PagesPool(
        ProcessPool.open(workers, PagesWorker.DEFINITION.with(new PagesShared(streams)),
            result -> null, DEFAULTS, set -> StreamedResults.withoutRetries(options.apply(set))),
        streams);
  }

  /**
   * Accepts one task, waiting while the queue is full, and returns the stream of what it makes.
   * Elements arrive as they are made; the task waits while nobody reads them. Close the stream if it
   * is not read to its end: the task ends at its next element. The stream throws what the method
   * throws, after the elements that came before; a checked exception is the cause of a
   * {@link RemoteTaskException}. There are no retries, for elements would come twice.
   */
  public Stream<Docs.PageText> call(Path pdf) {
    return streams.read(stream -> pool.submit(new PagesTask(pdf, stream)));
  }

  /**
   * This same pool, but tasks that are given to the returned view have another time limit.
   */
  public PagesPool within(Duration limit) {
    return new PagesPool(pool.within(limit), streams);
  }

  /**
   * This same pool, but tasks that are given to the returned view go before all others that wait.
   */
  public PagesPool urgent() {
    return new PagesPool(pool.urgent(), streams);
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
  public List<PagesTask> shutdownNow() {
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
   * Finishes what was accepted, then ends the worker processes, and returns when they are gone. A
   * task whose stream is not read to its end by then ends at its next element.
   */
  @Override
  public void close() {
    streams.cutOff();
    pool.close();
  }

  /**
   * Its name, how many workers it has, and whether it is open, shut down or terminated.
   */
  @Override
  public String toString() {
    return pool.toString("PagesPool");
  }
}
