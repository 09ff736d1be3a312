package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Awkward#call(int)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CallWorker implements TaskFunction<CallTask, CallResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Awkward.call";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<CallTask, CallResult> DEFINITION = TaskDefinition.of(
      "call", CallWorker.class,
      CallTask.class, CallResult.class, new CallCodec(), new CallWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private CallWorker() {
  }

  /**
   * Started by {@link CallPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public CallResult run(CallTask task, TaskContext context) {
    return new CallResult(Awkward.call(task.call()));
  }
}
