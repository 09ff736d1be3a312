package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Graph#walk(Graph.Node)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class WalkWorker implements TaskFunction<WalkTask, WalkResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Graph.walk";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<WalkTask, WalkResult> DEFINITION = TaskDefinition.of(
      "walk", WalkWorker.class,
      WalkTask.class, WalkResult.class, new WalkCodec(), new WalkWorker())
      .allow("com.acme.Graph$Base", "com.acme.Graph$Broken", "com.acme.Graph$Edge",
          "com.acme.Graph$Grams", "com.acme.Graph$Inherited", "com.acme.Graph$Node",
          "com.acme.Graph$Unit", "java.util.Random");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskRegistry.add(DEFINITION);
  }

  private WalkWorker() {
  }

  /**
   * Started by {@link WalkPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public WalkResult run(WalkTask task, TaskContext context) throws Graph.Broken {
    return new WalkResult(Graph.walk(task.node()));
  }
}
