package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Settings#limited(int)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class LimitedWorker implements TaskFunction<LimitedTask, LimitedResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Settings.limited";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<LimitedTask, LimitedResult> DEFINITION = TaskDefinition.of(
      "limited", LimitedWorker.class,
      LimitedTask.class, LimitedResult.class, new LimitedCodec(), new LimitedWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private LimitedWorker() {
  }

  /**
   * Started by {@link LimitedPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public LimitedResult run(LimitedTask task, TaskContext context) {
    return new LimitedResult(Settings.limited(task.value()));
  }
}
