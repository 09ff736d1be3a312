package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link context#count(int, TaskContext)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CountWorker implements TaskFunction<CountTask, CountResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.context.count";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<CountTask, CountResult> DEFINITION = TaskDefinition.of(
      "count", CountWorker.class,
      CountTask.class, CountResult.class, new CountCodec(), new CountWorker())
      .onExit(context.class, CountWorker::onExit, CountExit.class, CountExit::new,
          CountCodec::writeExit, CountCodec::readExit);

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private CountWorker() {
  }

  /**
   * Started by {@link CountPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public CountResult run(CountTask task, TaskContext context_) {
    return new CountResult(context.count(task.task(), context_));
  }

  private static int onExit(WorkerContext context_) {
    return context.end(context_);
  }
}
