package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Shapes#area(Shapes.Shape)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class AreaWorker implements TaskFunction<AreaTask, AreaResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Shapes.area";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<AreaTask, AreaResult> DEFINITION = TaskDefinition.of(
      "area", AreaWorker.class,
      AreaTask.class, AreaResult.class, new AreaCodec(), new AreaWorker())
      .allow("com.acme.Shapes$Color", "com.acme.Shapes$Cube");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private AreaWorker() {
  }

  /**
   * Started by {@link AreaPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public AreaResult run(AreaTask task, TaskContext context) {
    return new AreaResult(Shapes.area(task.shape()));
  }
}
