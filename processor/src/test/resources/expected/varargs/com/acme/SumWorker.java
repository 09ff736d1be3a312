package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Sums#sum(int...)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SumWorker implements TaskFunction<SumTask, SumResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Sums.sum";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<SumTask, SumResult> DEFINITION = TaskDefinition.of(
      "sum", SumWorker.class,
      SumTask.class, SumResult.class, new SumCodec(), new SumWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private SumWorker() {
  }

  /**
   * Started by {@link SumPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public SumResult run(SumTask task, TaskContext context) {
    return new SumResult(Sums.sum(task.values()));
  }
}
