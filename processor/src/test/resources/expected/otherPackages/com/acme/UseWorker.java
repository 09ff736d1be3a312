package com.acme;

import com.lib.Published;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link User#use(Published.Nameable)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class UseWorker implements TaskFunction<UseTask, UseResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.User.use";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<UseTask, UseResult> DEFINITION = TaskDefinition.of(
      "use", UseWorker.class,
      UseTask.class, UseResult.class, new UseCodec(), new UseWorker())
      .allow("com.lib.Published", "com.lib.Published$Own");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private UseWorker() {
  }

  /**
   * Started by {@link UsePool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public UseResult run(UseTask task, TaskContext context) {
    return new UseResult(User.use(task.nameable()));
  }
}
