package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The main class of the worker process of {@link Values#copied(int, int, List)}. Only this class calls the method.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CopiedWorker implements TaskFunction<CopiedTask, CopiedResult> {
  /**
   * Tells later compilations that find the class file for which method it was generated.
   */
  static final String METHOD = "com.acme.Values.copied";

  /**
   * What may cross between the processes for this method, and what runs it.
   */
  static final TaskDefinition<CopiedTask, CopiedResult> DEFINITION = TaskDefinition.of(
      "copied", CopiedWorker.class,
      CopiedTask.class, CopiedResult.class, new CopiedCodec(), new CopiedWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskRegistry.add(DEFINITION);
  }

  private CopiedWorker() {
  }

  /**
   * Started by {@link CopiedPool}, which tells it on its standard input what to do. By
   * hand it can run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public CopiedResult run(CopiedTask task, TaskContext context) {
    return new CopiedResult(Values.copied(task.numbers(), task.of(), task.texts()));
  }
}
