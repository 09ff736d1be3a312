package com.acme;

import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Shop#one(Map)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class OneWorker implements TaskFunction<OneTask, OneResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Shop.one";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<OneTask, OneResult> DEFINITION = TaskDefinition.of(
      "one", OneWorker.class,
      OneTask.class, OneResult.class, new OneCodec(), new OneWorker())
      .allow("com.acme.Shop$Invoice");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private OneWorker() {
  }

  /**
   * Started by {@link OnePool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public OneResult run(OneTask task, TaskContext context) {
    return new OneResult(Shop.one(task.orders()));
  }
}
