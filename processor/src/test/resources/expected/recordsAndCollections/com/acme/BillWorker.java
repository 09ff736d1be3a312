package com.acme;

import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The main class of the worker process of {@link Shop#bill(List, Set, Deque, SortedMap)}. Only this class calls the method.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class BillWorker implements TaskFunction<BillTask, BillResult> {
  /**
   * Tells later compilations that find the class file for which method it was generated.
   */
  static final String METHOD = "com.acme.Shop.bill";

  /**
   * What may cross between the processes for this method, and what runs it.
   */
  static final TaskDefinition<BillTask, BillResult> DEFINITION = TaskDefinition.of(
      "bill", BillWorker.class,
      BillTask.class, BillResult.class, new BillCodec(), new BillWorker())
      .allow("java.lang.Number");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskRegistry.add(DEFINITION);
  }

  private BillWorker() {
  }

  /**
   * Started by {@link BillPool}, which tells it on its standard input what to do. By
   * hand it can run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public BillResult run(BillTask task, TaskContext context) {
    return new BillResult(Shop.bill(task.orders(), task.names(), task.rates(), task.table()));
  }
}
