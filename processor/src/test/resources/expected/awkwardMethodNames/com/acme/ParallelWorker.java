package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Awkward#parallel(int)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ParallelWorker implements TaskFunction<ParallelTask, ParallelResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Awkward.parallel";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<ParallelTask, ParallelResult> DEFINITION = TaskDefinition.of(
      "parallel", ParallelWorker.class,
      ParallelTask.class, ParallelResult.class, new ParallelCodec(), new ParallelWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private ParallelWorker() {
  }

  /**
   * Started by {@link ParallelPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public ParallelResult run(ParallelTask task, TaskContext context) {
    return new ParallelResult(Awkward.parallel(task.value()));
  }
}
