package com.acme;

import java.lang.Override;
import java.lang.String;
import java.lang.Throwable;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The main class of the worker process of {@link Hiding#mix(List, Stream, Generated, Integer)}. Only this class calls the method.
 */
@javax.annotation.processing.Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class MixWorker implements TaskFunction<MixTask, MixResult> {
  /**
   * Tells later compilations that find the class file for which method it was generated.
   */
  static final String METHOD = "com.acme.Hiding.mix";

  /**
   * What may cross between the processes for this method, and what runs it.
   */
  static final TaskDefinition<MixTask, MixResult> DEFINITION = TaskDefinition.of(
      "mix", MixWorker.class,
      MixTask.class, MixResult.class, new MixCodec(), new MixWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskRegistry.add(DEFINITION);
  }

  private MixWorker() {
  }

  /**
   * Started by {@link MixPool}, which tells it on its standard input what to do. By
   * hand it can run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public MixResult run(MixTask task, TaskContext context) {
    return new MixResult(Hiding.mix(task.list(), task.stream(), task.generated(), task.integer()));
  }
}
