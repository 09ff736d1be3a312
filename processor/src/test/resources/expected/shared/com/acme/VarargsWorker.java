package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Shop#varargs(String, int...)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class VarargsWorker implements SharedFunction<VarargsTask, VarargsShared, VarargsResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Shop.varargs";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<VarargsTask, VarargsResult> DEFINITION = TaskDefinition.sharing(
      "varargs", VarargsWorker.class,
      VarargsTask.class, VarargsResult.class, new VarargsCodec(),
      new TaskBody.Sharing<>(VarargsShared.class,
          VarargsCodec::writeShared, VarargsCodec::readShared, new VarargsWorker()));

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private VarargsWorker() {
  }

  /**
   * Started by {@link VarargsPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public VarargsResult run(VarargsTask task, VarargsShared shared, TaskContext context) {
    return new VarargsResult(Shop.varargs(shared.separator(), task.values()));
  }
}
