package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Films#middle(String, TaskContext, int)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class MiddleWorker implements TaskFunction<MiddleTask, MiddleResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Films.middle";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<MiddleTask, MiddleResult> DEFINITION = TaskDefinition.of(
      "middle", MiddleWorker.class,
      MiddleTask.class, MiddleResult.class, new MiddleCodec(), new MiddleWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private MiddleWorker() {
  }

  /**
   * Started by {@link MiddlePool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public MiddleResult run(MiddleTask task, TaskContext context) {
    return new MiddleResult(Films.middle(task.task(), context, task.context()));
  }
}
