package com.acme;

import java.util.EnumMap;
import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Orders#ship(Orders.Order, EnumMap, List)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ShipWorker implements TaskFunction<ShipTask, ShipResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Orders.ship";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<ShipTask, ShipResult> DEFINITION = TaskDefinition.of(
      "ship", ShipWorker.class,
      ShipTask.class, ShipResult.class, new ShipCodec(), new ShipWorker())
      .allow("com.acme.Orders$Customer", "com.acme.Orders$Day", "com.acme.Orders$Plain",
          "com.acme.Orders$Price", "com.acme.Orders$Secret", "com.acme.Orders$Unnameable",
          "java.util.EnumMap", "java.util.TreeMap");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private ShipWorker() {
  }

  /**
   * Started by {@link ShipPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public ShipResult run(ShipTask task, TaskContext context) {
    return new ShipResult(Orders.ship(task.order(), task.days(), task.all()));
  }
}
