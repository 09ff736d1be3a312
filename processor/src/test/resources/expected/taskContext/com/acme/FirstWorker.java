package com.acme;

import java.io.IOException;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Films#first(TaskContext, String)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FirstWorker implements TaskFunction<FirstTask, FirstResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Films.first";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<FirstTask, FirstResult> DEFINITION = TaskDefinition.of(
      "first", FirstWorker.class,
      FirstTask.class, FirstResult.class, new FirstCodec(), new FirstWorker())
      .allow("java.io.IOException");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private FirstWorker() {
  }

  /**
   * Started by {@link FirstPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public FirstResult run(FirstTask task, TaskContext context) throws IOException {
    return new FirstResult(Films.first(context, task.film()));
  }
}
