package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Images#adjust(String, Images.Profile)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class AdjustWorker implements SharedFunction<AdjustTask, AdjustShared, AdjustResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Images.adjust";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<AdjustTask, AdjustResult> DEFINITION = TaskDefinition.sharing(
      "adjust", AdjustWorker.class,
      AdjustTask.class, AdjustResult.class, new AdjustCodec(),
      new TaskBody.Sharing<>(AdjustShared.class,
          AdjustCodec::writeShared, AdjustCodec::readShared, new AdjustWorker()))
      .onStart(Images.class, AdjustWorker::onStart)
      .onExit(Images.class, AdjustWorker::onExit, AdjustExit.class, AdjustExit::new,
          AdjustCodec::writeExit, AdjustCodec::readExit)
      .allow("java.lang.StringBuilder");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private AdjustWorker() {
  }

  /**
   * Started by {@link AdjustPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public AdjustResult run(AdjustTask task, AdjustShared shared, TaskContext context) {
    return new AdjustResult(Images.adjust(task.image(), shared.profile()));
  }

  private static void onStart(WorkerContext context) {
    Images.load(context);
  }

  private static Images.Stats onExit(WorkerContext context) {
    return Images.flush();
  }
}
