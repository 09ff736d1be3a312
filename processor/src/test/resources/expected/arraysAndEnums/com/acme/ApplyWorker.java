package com.acme;

import java.util.concurrent.TimeUnit;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Images#apply(int[][], Images.Filter, Images.Filter[], TimeUnit[][])}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ApplyWorker implements TaskFunction<ApplyTask, ApplyResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Images.apply";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<ApplyTask, ApplyResult> DEFINITION = TaskDefinition.of(
      "apply", ApplyWorker.class,
      ApplyTask.class, ApplyResult.class, new ApplyCodec(), new ApplyWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private ApplyWorker() {
  }

  /**
   * Started by {@link ApplyPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public ApplyResult run(ApplyTask task, TaskContext context) {
    return new ApplyResult(Images.apply(task.pixels(), task.filter(), task.more(), task.units()));
  }
}
