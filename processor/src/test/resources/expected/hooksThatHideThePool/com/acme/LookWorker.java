package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Secret.Open#look(int)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class LookWorker implements TaskFunction<LookTask, LookResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Secret.Open.look";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<LookTask, LookResult> DEFINITION = TaskDefinition.of(
      "look", LookWorker.class,
      LookTask.class, LookResult.class, new LookCodec(), new LookWorker())
      .onStart(Secret.Open.class, LookWorker::onStart)
      .onExit(Secret.Open.class, LookWorker::onExit)
      .allow("com.acme.Secret$HiddenException");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private LookWorker() {
  }

  /**
   * Started by {@link LookPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public LookResult run(LookTask task, TaskContext context) {
    return new LookResult(Secret.Open.look(task.value()));
  }

  private static void onStart(WorkerContext context) throws Secret.HiddenException {
    Secret.Open.start();
  }

  private static void onExit(WorkerContext context) throws Secret.HiddenException {
    Secret.Open.end();
  }
}
