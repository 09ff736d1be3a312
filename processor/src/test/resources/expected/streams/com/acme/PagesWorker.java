package com.acme;

import java.io.IOException;
import java.nio.file.Path;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.managed.ElementSender;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The main class of the worker process of {@link Docs#pages(Path)}. Only this class calls the method.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class PagesWorker implements SharedFunction<PagesTask, PagesShared, PagesResult> {
  /**
   * Tells later compilations that find the class file for which method it was generated.
   */
  static final String METHOD = "com.acme.Docs.pages";

  /**
   * What may cross between the processes for this method, and what runs it.
   */
  static final TaskDefinition<PagesTask, PagesResult> DEFINITION = TaskDefinition.sharing(
      "pages", PagesWorker.class,
      PagesTask.class, PagesResult.class, new PagesCodec(),
      new TaskBody.Sharing<>(PagesShared.class,
          PagesCodec::writeShared, PagesCodec::readShared, new PagesWorker()))
      .allow("java.io.IOException");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskRegistry.add(DEFINITION);
  }

  private PagesWorker() {
  }

  /**
   * Started by {@link PagesPool}, which tells it on its standard input what to do. By
   * hand it can run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public PagesResult run(PagesTask task, PagesShared shared, TaskContext context) throws
      IOException, InterruptedException {
    ElementSender.send(Docs.pages(task.pdf()), shared.elements(), task.stream());
    return new PagesResult();
  }
}
