package com.acme;

import java.io.IOException;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The main class of the worker process of {@link Shop#price(Shop.Order, Shop.PriceTable, TaskContext)}. Only this class calls the method.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class PriceWorker implements SharedFunction<PriceTask, PriceShared, PriceResult> {
  /**
   * Tells later compilations that find the class file for which method it was generated.
   */
  static final String METHOD = "com.acme.Shop.price";

  /**
   * What may cross between the processes for this method, and what runs it.
   */
  static final TaskDefinition<PriceTask, PriceResult> DEFINITION = TaskDefinition.sharing(
      "price", PriceWorker.class,
      PriceTask.class, PriceResult.class, new PriceCodec(),
      new TaskBody.Sharing<>(PriceShared.class,
          PriceCodec::writeShared, PriceCodec::readShared, new PriceWorker()))
      .allow("java.io.IOException");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskRegistry.add(DEFINITION);
  }

  private PriceWorker() {
  }

  /**
   * Started by {@link PricePool}, which tells it on its standard input what to do. By
   * hand it can run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public PriceResult run(PriceTask task, PriceShared shared, TaskContext context) throws
      IOException {
    return new PriceResult(Shop.price(task.order(), shared.table(), context));
  }
}
