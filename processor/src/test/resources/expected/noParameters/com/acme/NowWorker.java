package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Clock#now()}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class NowWorker implements TaskFunction<NowTask, NowResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Clock.now";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<NowTask, NowResult> DEFINITION = TaskDefinition.of(
      "now", NowWorker.class,
      NowTask.class, NowResult.class, new NowCodec(), new NowWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private NowWorker() {
  }

  /**
   * Started by {@link NowPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public NowResult run(NowTask task, TaskContext context) {
    return new NowResult(Clock.now());
  }
}
