package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The main class of the worker process of {@link Orders#count(List)}. Only this class calls the method.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class CountWorker implements TaskFunction<CountTask, CountResult> {
  /**
   * Tells later compilations that find the class file for which method it was generated.
   */
  static final String METHOD = "com.acme.Orders.count";

  /**
   * What may cross between the processes for this method, and what runs it.
   */
  static final TaskDefinition<CountTask, CountResult> DEFINITION = TaskDefinition.of(
      "count", CountWorker.class,
      CountTask.class, CountResult.class, new CountCodec(), new CountWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskRegistry.add(DEFINITION);
  }

  private CountWorker() {
  }

  /**
   * Started by {@link CountPool}, which tells it on its standard input what to do. By
   * hand it can run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public CountResult run(CountTask task, TaskContext context) {
    return new CountResult(Orders.count(task.orders()));
  }
}
