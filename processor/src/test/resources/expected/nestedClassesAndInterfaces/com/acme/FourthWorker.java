package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Outer.Kind#fourth()}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FourthWorker implements TaskFunction<FourthTask, FourthResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Outer.Kind.fourth";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<FourthTask, FourthResult> DEFINITION = TaskDefinition.of(
      "fourth", FourthWorker.class,
      FourthTask.class, FourthResult.class, new FourthCodec(), new FourthWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private FourthWorker() {
  }

  /**
   * Started by {@link FourthPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public FourthResult run(FourthTask task, TaskContext context) {
    return new FourthResult(Outer.Kind.fourth());
  }
}
