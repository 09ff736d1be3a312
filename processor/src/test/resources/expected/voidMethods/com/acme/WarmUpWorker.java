package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Caches#warmUp(int)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class WarmUpWorker implements TaskFunction<WarmUpTask, WarmUpResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Caches.warmUp";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<WarmUpTask, WarmUpResult> DEFINITION = TaskDefinition.of(
      "warmUp", WarmUpWorker.class,
      WarmUpTask.class, WarmUpResult.class, new WarmUpCodec(), new WarmUpWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private WarmUpWorker() {
  }

  /**
   * Started by {@link WarmUpPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public WarmUpResult run(WarmUpTask task, TaskContext context) {
    Caches.warmUp(task.entries());
    return new WarmUpResult();
  }
}
