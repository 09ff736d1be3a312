package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Old#size(Old.Worn)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
@SuppressWarnings({
    "deprecation",
    "removal"
})
public final class SizeWorker implements TaskFunction<SizeTask, SizeResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Old.size";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<SizeTask, SizeResult> DEFINITION = TaskDefinition.of(
      "size", SizeWorker.class,
      SizeTask.class, SizeResult.class, new SizeCodec(), new SizeWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private SizeWorker() {
  }

  /**
   * Started by {@link SizePool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public SizeResult run(SizeTask task, TaskContext context) {
    return new SizeResult(Old.size(task.worn()));
  }
}
