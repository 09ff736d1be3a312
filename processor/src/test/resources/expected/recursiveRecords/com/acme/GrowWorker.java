package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Trees#grow(Trees.Tree, Trees.Odd, Trees.Nothing)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class GrowWorker implements TaskFunction<GrowTask, GrowResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Trees.grow";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<GrowTask, GrowResult> DEFINITION = TaskDefinition.of(
      "grow", GrowWorker.class,
      GrowTask.class, GrowResult.class, new GrowCodec(), new GrowWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private GrowWorker() {
  }

  /**
   * Started by {@link GrowPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public GrowResult run(GrowTask task, TaskContext context) {
    return new GrowResult(Trees.grow(task.tree(), task.odd(), task.nothing()));
  }
}
