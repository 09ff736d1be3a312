package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Films#first(String)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FirstOfAllWorker implements TaskFunction<FirstOfAllTask, FirstOfAllResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Films.first";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<FirstOfAllTask, FirstOfAllResult> DEFINITION = TaskDefinition.of(
      "firstOfAll", FirstOfAllWorker.class,
      FirstOfAllTask.class, FirstOfAllResult.class, new FirstOfAllCodec(), new FirstOfAllWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private FirstOfAllWorker() {
  }

  /**
   * Started by {@link FirstOfAllPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public FirstOfAllResult run(FirstOfAllTask task, TaskContext context) {
    return new FirstOfAllResult(Films.first(task.film()));
  }
}
