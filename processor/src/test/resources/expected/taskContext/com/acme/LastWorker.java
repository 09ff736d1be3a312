package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Films#last(List, TaskContext)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class LastWorker implements TaskFunction<LastTask, LastResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Films.last";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<LastTask, LastResult> DEFINITION = TaskDefinition.of(
      "last", LastWorker.class,
      LastTask.class, LastResult.class, new LastCodec(), new LastWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private LastWorker() {
  }

  /**
   * Started by {@link LastPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public LastResult run(LastTask task, TaskContext context) {
    return new LastResult(Films.last(task.films(), context));
  }
}
