package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Shop#unfold(Shop.Page)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class UnfoldWorker implements TaskFunction<UnfoldTask, UnfoldResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Shop.unfold";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<UnfoldTask, UnfoldResult> DEFINITION = TaskDefinition.of(
      "unfold", UnfoldWorker.class,
      UnfoldTask.class, UnfoldResult.class, new UnfoldCodec(), new UnfoldWorker())
      .allow("com.acme.Shop$Item", "com.acme.Shop$Page");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private UnfoldWorker() {
  }

  /**
   * Started by {@link UnfoldPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public UnfoldResult run(UnfoldTask task, TaskContext context) {
    return new UnfoldResult(Shop.unfold(task.page()));
  }
}
