package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Awkward#process(String)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ProcessWorker implements TaskFunction<ProcessTask, ProcessResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Awkward.process";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<ProcessTask, ProcessResult> DEFINITION = TaskDefinition.of(
      "process", ProcessWorker.class,
      ProcessTask.class, ProcessResult.class, new ProcessCodec(), new ProcessWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private ProcessWorker() {
  }

  /**
   * Started by {@link ProcessPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public ProcessResult run(ProcessTask task, TaskContext context) {
    return new ProcessResult(Awkward.process(task.org()));
  }
}
