package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Generics#swap(Generics.Pair, Generics.Pair, Generics.Deep)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SwapWorker implements TaskFunction<SwapTask, SwapResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Generics.swap";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<SwapTask, SwapResult> DEFINITION = TaskDefinition.of(
      "swap", SwapWorker.class,
      SwapTask.class, SwapResult.class, new SwapCodec(), new SwapWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private SwapWorker() {
  }

  /**
   * Started by {@link SwapPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public SwapResult run(SwapTask task, TaskContext context) {
    return new SwapResult(Generics.swap(task.pair(), task.other(), task.deep()));
  }
}
