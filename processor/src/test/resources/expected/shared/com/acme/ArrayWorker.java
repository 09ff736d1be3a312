package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Shop#array(int, String...)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ArrayWorker implements SharedFunction<ArrayTask, ArrayShared, ArrayResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Shop.array";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<ArrayTask, ArrayResult> DEFINITION = TaskDefinition.sharing(
      "array", ArrayWorker.class,
      ArrayTask.class, ArrayResult.class, new ArrayCodec(),
      new TaskBody.Sharing<>(ArrayShared.class,
          ArrayCodec::writeShared, ArrayCodec::readShared, new ArrayWorker()));

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private ArrayWorker() {
  }

  /**
   * Started by {@link ArrayPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public ArrayResult run(ArrayTask task, ArrayShared shared, TaskContext context) {
    return new ArrayResult(Shop.array(task.value(), shared.words()));
  }
}
