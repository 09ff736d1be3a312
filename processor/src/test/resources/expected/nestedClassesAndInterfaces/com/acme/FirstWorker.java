package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Outer#first(List)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FirstWorker implements TaskFunction<FirstTask, FirstResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Outer.first";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<FirstTask, FirstResult> DEFINITION = TaskDefinition.of(
      "first", FirstWorker.class,
      FirstTask.class, FirstResult.class, new FirstCodec(), new FirstWorker());

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
  public FirstResult run(FirstTask task, TaskContext context) {
    return new FirstResult(Outer.first(task.values()));
  }
}
