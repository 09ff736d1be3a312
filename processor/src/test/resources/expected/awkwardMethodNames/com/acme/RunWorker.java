package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Awkward#run()}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class RunWorker implements TaskFunction<RunTask, RunResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Awkward.run";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<RunTask, RunResult> DEFINITION = TaskDefinition.of(
      "run", RunWorker.class,
      RunTask.class, RunResult.class, new RunCodec(), new RunWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private RunWorker() {
  }

  /**
   * Started by {@link RunPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public RunResult run(RunTask task, TaskContext context) {
    return new RunResult(Awkward.run());
  }
}
