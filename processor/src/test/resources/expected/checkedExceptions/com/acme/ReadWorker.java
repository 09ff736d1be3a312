package com.acme;

import java.util.concurrent.TimeoutException;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The main class of the worker process of {@link Files#read(String)}. Only this class calls the method.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ReadWorker implements TaskFunction<ReadTask, ReadResult> {
  /**
   * Tells later compilations that find the class file for which method it was generated.
   */
  static final String METHOD = "com.acme.Files.read";

  /**
   * What may cross between the processes for this method, and what runs it.
   */
  static final TaskDefinition<ReadTask, ReadResult> DEFINITION = TaskDefinition.of(
      "read", ReadWorker.class,
      ReadTask.class, ReadResult.class, new ReadCodec(), new ReadWorker())
      .allow("com.acme.Files$UnreadableException", "com.acme.Files$UnreadableException$Reason",
          "java.io.IOException", "java.lang.InterruptedException",
          "java.util.concurrent.TimeoutException");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskRegistry.add(DEFINITION);
  }

  private ReadWorker() {
  }

  /**
   * Started by {@link ReadPool}, which tells it on its standard input what to do. By
   * hand it can run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public ReadResult run(ReadTask task, TaskContext context) throws Files.UnreadableException,
      TimeoutException, InterruptedException {
    return new ReadResult(Files.read(task.name()));
  }
}
