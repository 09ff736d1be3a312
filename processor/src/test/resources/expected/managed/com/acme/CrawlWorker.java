package com.acme;

import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The main class of the worker process of {@link Crawler#crawl(URI, Semaphore, List, Crawler.Seen, BlockingQueue)}. Only this class calls the method.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CrawlWorker implements SharedFunction<CrawlTask, CrawlShared, CrawlResult> {
  /**
   * Tells later compilations that find the class file for which method it was generated.
   */
  static final String METHOD = "com.acme.Crawler.crawl";

  /**
   * What may cross between the processes for this method, and what runs it.
   */
  static final TaskDefinition<CrawlTask, CrawlResult> DEFINITION = TaskDefinition.sharing(
      "crawl", CrawlWorker.class,
      CrawlTask.class, CrawlResult.class, new CrawlCodec(),
      new TaskBody.Sharing<>(CrawlShared.class,
          CrawlCodec::writeShared, CrawlCodec::readShared, new CrawlWorker()))
      .allow("java.io.IOException", "java.lang.InterruptedException");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskRegistry.add(DEFINITION);
  }

  private CrawlWorker() {
  }

  /**
   * Started by {@link CrawlPool}, which tells it on its standard input what to do. By
   * hand it can run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public CrawlResult run(CrawlTask task, CrawlShared shared, TaskContext context) throws
      InterruptedException {
    return new CrawlResult(Crawler.crawl(task.start(), shared.connections(), shared.hosts(),
        shared.seen(), shared.pages()));
  }
}
