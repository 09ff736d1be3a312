package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Both#second(int)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class SecondWorker implements TaskFunction<SecondTask, SecondResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Both.second";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<SecondTask, SecondResult> DEFINITION = TaskDefinition.of(
      "second", SecondWorker.class,
      SecondTask.class, SecondResult.class, new SecondCodec(), new SecondWorker())
      .onStart(Both.class, SecondWorker::onStart)
      .onExit(Both.class, SecondWorker::onExit);

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private SecondWorker() {
  }

  /**
   * Started by {@link SecondPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public SecondResult run(SecondTask task, TaskContext context) {
    return new SecondResult(Both.second(task.value()));
  }

  private static void onStart(WorkerContext context) {
    Both.clear();
  }

  private static void onExit(WorkerContext context) {
    Both.clear();
  }
}
