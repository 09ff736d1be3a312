package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Secret#spy(int)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class SpyWorker implements TaskFunction<SpyTask, SpyResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Secret.spy";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<SpyTask, SpyResult> DEFINITION = TaskDefinition.of(
      "spy", SpyWorker.class,
      SpyTask.class, SpyResult.class, new SpyCodec(), new SpyWorker())
      .onExit(Secret.class, SpyWorker::onExit, SpyExit.class, SpyExit::new,
          SpyCodec::writeExit, SpyCodec::readExit)
      .allow("com.acme.Secret$HiddenException");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private SpyWorker() {
  }

  /**
   * Started by {@link SpyPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public SpyResult run(SpyTask task, TaskContext context) {
    return new SpyResult(Secret.spy(task.value()));
  }

  private static int onExit(WorkerContext context) throws Secret.HiddenException {
    return Secret.report();
  }
}
