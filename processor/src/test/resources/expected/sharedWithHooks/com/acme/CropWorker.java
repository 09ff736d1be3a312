package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Images#crop(String)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CropWorker implements TaskFunction<CropTask, CropResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Images.crop";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<CropTask, CropResult> DEFINITION = TaskDefinition.of(
      "crop", CropWorker.class,
      CropTask.class, CropResult.class, new CropCodec(), new CropWorker())
      .onStart(Images.class, CropWorker::onStart)
      .onExit(Images.class, CropWorker::onExit, CropExit.class, CropExit::new,
          CropCodec::writeExit, CropCodec::readExit);

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private CropWorker() {
  }

  /**
   * Started by {@link CropPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public CropResult run(CropTask task, TaskContext context) {
    return new CropResult(Images.crop(task.image()));
  }

  private static void onStart(WorkerContext context) {
    Images.load(context);
  }

  private static Images.Stats onExit(WorkerContext context) {
    return Images.flush();
  }
}
