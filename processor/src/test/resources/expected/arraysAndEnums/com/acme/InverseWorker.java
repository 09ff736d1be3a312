package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Images#inverse(Images.Filter)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class InverseWorker implements TaskFunction<InverseTask, InverseResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Images.inverse";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<InverseTask, InverseResult> DEFINITION = TaskDefinition.of(
      "inverse", InverseWorker.class,
      InverseTask.class, InverseResult.class, new InverseCodec(), new InverseWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private InverseWorker() {
  }

  /**
   * Started by {@link InversePool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public InverseResult run(InverseTask task, TaskContext context) {
    return new InverseResult(Images.inverse(task.filter()));
  }
}
