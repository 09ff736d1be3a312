package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Films#only(TaskContext)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class OnlyWorker implements TaskFunction<OnlyTask, OnlyResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Films.only";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<OnlyTask, OnlyResult> DEFINITION = TaskDefinition.of(
      "only", OnlyWorker.class,
      OnlyTask.class, OnlyResult.class, new OnlyCodec(), new OnlyWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private OnlyWorker() {
  }

  /**
   * Started by {@link OnlyPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public OnlyResult run(OnlyTask task, TaskContext context) {
    Films.only(context);
    return new OnlyResult();
  }
}
