package com.acme;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The main class of the worker process of {@link Images#resize(Path, int)}. Only this class calls the method.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ResizeWorker implements TaskFunction<ResizeTask, ResizeResult> {
  /**
   * Tells later compilations that find the class file for which method it was generated.
   */
  static final String METHOD = "com.acme.Images.resize";

  /**
   * What may cross between the processes for this method, and what runs it.
   */
  static final TaskDefinition<ResizeTask, ResizeResult> DEFINITION = TaskDefinition.of(
      "resize", ResizeWorker.class,
      ResizeTask.class, ResizeResult.class, new ResizeCodec(), new ResizeWorker())
      .onStart(Images.class, ResizeWorker::onStart)
      .onExit(Images.class, ResizeWorker::onExit, ResizeExit.class, ResizeExit::new,
          ResizeCodec::writeExit, ResizeCodec::readExit)
      .allow("com.acme.Images$Format", "com.acme.Images$NoModelException", "java.io.IOException",
          "java.util.concurrent.TimeoutException");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskRegistry.add(DEFINITION);
  }

  private ResizeWorker() {
  }

  /**
   * Started by {@link ResizePool}, which tells it on its standard input what to do. By
   * hand it can run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public ResizeResult run(ResizeTask task, TaskContext context) {
    return new ResizeResult(Images.resize(task.image(), task.width()));
  }

  private static void onStart(WorkerContext context) throws Images.NoModelException,
      TimeoutException {
    Images.load(context);
  }

  private static Images.Stats onExit(WorkerContext context) throws IOException {
    return Images.flush();
  }
}
