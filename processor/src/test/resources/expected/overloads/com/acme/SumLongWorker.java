package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Sums#sum(long)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SumLongWorker implements TaskFunction<SumLongTask, SumLongResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Sums.sum";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<SumLongTask, SumLongResult> DEFINITION = TaskDefinition.of(
      "sumLong", SumLongWorker.class,
      SumLongTask.class, SumLongResult.class, new SumLongCodec(), new SumLongWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private SumLongWorker() {
  }

  /**
   * Started by {@link SumLongPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public SumLongResult run(SumLongTask task, TaskContext context) {
    return new SumLongResult(Sums.sum(task.value()));
  }
}
