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
 * <p>Any number of threads may use one pool at the same time. Close it when it is no longer
 * needed: its processes end with it.
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
   * Opens a pool with worker processes of its own, and with the annotation's options.
   */
  public static PagesPool open() {
    return open(options -> options);
  }

  /**
   * Opens a pool with worker processes of its own. {@code options} may change the annotation's
   * options.
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
   * Opens a pool on processes that it shares with other pools. {@code options} may change limits,
   * but not the processes.
   */
  public static PagesPool open(Workers workers, UnaryOperator<PoolOptions> options) {
    StreamedResults<Docs.PageText> streams = new StreamedResults<>();
    return new PagesPool(
        ProcessPool.open(workers, PagesWorker.DEFINITION.with(new PagesShared(streams)),
            result -> null, DEFAULTS, set -> StreamedResults.withoutRetries(options.apply(set))),
        streams);
  }

  /**
   * Submits one task and returns the stream of its elements. Waits while the queue is full.
   * Elements arrive while the task makes them. The task waits while they are not read. If the
   * stream is not read to its end, close it: then the task ends at its next element. The stream
   * throws what the method throws, after the elements before it; a checked exception is the cause of a
   * {@link RemoteTaskException}. There are no retries, because elements would come twice.
   */
  public Stream<Docs.PageText> call(Path pdf) {
    return streams.read(stream -> pool.submit(new PagesTask(pdf, stream)));
  }

  /**
   * A view of this pool: tasks that are passed to the view have another timeout.
   */
  public PagesPool within(Duration limit) {
    return new PagesPool(pool.within(limit), streams);
  }

  /**
   * A view of this pool: tasks that are passed to the view run before all others that wait.
   */
  public PagesPool urgent() {
    return new PagesPool(pool.urgent(), streams);
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
  public List<PagesTask> shutdownNow() {
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
   * are gone. A task whose stream is not read to its end by then ends at its next element.
   */
  @Override
  public void close() {
    streams.cutOff();
    pool.close();
  }

  /**
   * The pool's name, how many workers it has, and whether it is open, shut down or terminated.
   */
  @Override
  public String toString() {
    return pool.toString("PagesPool");
  }
}
