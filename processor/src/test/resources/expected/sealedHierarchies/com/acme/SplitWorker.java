package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Shapes#split(Shapes.Shape, List)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SplitWorker implements TaskFunction<SplitTask, SplitResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Shapes.split";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<SplitTask, SplitResult> DEFINITION = TaskDefinition.of(
      "split", SplitWorker.class,
      SplitTask.class, SplitResult.class, new SplitCodec(), new SplitWorker())
      .allow("com.acme.Shapes$Solid$Ball");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private SplitWorker() {
  }

  /**
   * Started by {@link SplitPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public SplitResult run(SplitTask task, TaskContext context) {
    return new SplitResult(Shapes.split(task.shape(), task.markers()));
  }
}
