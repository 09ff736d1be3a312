package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The main class of the worker process of {@link Graph#walk(Graph.Node)}. Only this class calls the method.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class WalkWorker implements TaskFunction<WalkTask, WalkResult> {
  /**
   * Tells later compilations that find the class file for which method it was generated.
   */
  static final String METHOD = "com.acme.Graph.walk";

  /**
   * What may cross between the processes for this method, and what runs it.
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
   * Started by {@link WalkPool}, which tells it on its standard input what to do. By
   * hand it can run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public WalkResult run(WalkTask task, TaskContext context) throws Graph.Broken {
    return new WalkResult(Graph.walk(task.node()));
  }
}
