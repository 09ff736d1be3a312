package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The main class of the worker process of {@link Shop#generic(int, List...)}. Only this class calls the method.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class GenericWorker implements SharedFunction<GenericTask, GenericShared, GenericResult> {
  /**
   * Tells later compilations that find the class file for which method it was generated.
   */
  static final String METHOD = "com.acme.Shop.generic";

  /**
   * What may cross between the processes for this method, and what runs it.
   */
  static final TaskDefinition<GenericTask, GenericResult> DEFINITION = TaskDefinition.sharing(
      "generic", GenericWorker.class,
      GenericTask.class, GenericResult.class, new GenericCodec(),
      new TaskBody.Sharing<>(GenericShared.class,
          GenericCodec::writeShared, GenericCodec::readShared, new GenericWorker()));

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskRegistry.add(DEFINITION);
  }

  private GenericWorker() {
  }

  /**
   * Started by {@link GenericPool}, which tells it on its standard input what to do. By
   * hand it can run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public GenericResult run(GenericTask task, GenericShared shared, TaskContext context) {
    return new GenericResult(Shop.generic(task.value(), shared.lists()));
  }
}
