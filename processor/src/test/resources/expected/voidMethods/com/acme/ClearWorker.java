package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The main class of the worker process of {@link Caches#clear()}. Only this class calls the method.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ClearWorker implements TaskFunction<ClearTask, ClearResult> {
  /**
   * Tells later compilations that find the class file for which method it was generated.
   */
  static final String METHOD = "com.acme.Caches.clear";

  /**
   * What may cross between the processes for this method, and what runs it.
   */
  static final TaskDefinition<ClearTask, ClearResult> DEFINITION = TaskDefinition.of(
      "clear", ClearWorker.class,
      ClearTask.class, ClearResult.class, new ClearCodec(), new ClearWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskRegistry.add(DEFINITION);
  }

  private ClearWorker() {
  }

  /**
   * Started by {@link ClearPool}, which tells it on its standard input what to do. By
   * hand it can run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public ClearResult run(ClearTask task, TaskContext context) {
    Caches.clear();
    return new ClearResult();
  }
}
