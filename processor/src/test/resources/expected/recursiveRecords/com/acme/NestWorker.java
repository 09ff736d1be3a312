package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Trees#nest(Trees.Nest)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class NestWorker implements TaskFunction<NestTask, NestResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Trees.nest";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<NestTask, NestResult> DEFINITION = TaskDefinition.of(
      "nest", NestWorker.class,
      NestTask.class, NestResult.class, new NestCodec(), new NestWorker())
      .allow("com.acme.Trees$Nest");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private NestWorker() {
  }

  /**
   * Started by {@link NestPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public NestResult run(NestTask task, TaskContext context) {
    return new NestResult(Trees.nest(task.nest()));
  }
}
