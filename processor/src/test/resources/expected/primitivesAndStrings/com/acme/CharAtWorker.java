package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Values#charAt(String)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CharAtWorker implements TaskFunction<CharAtTask, CharAtResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Values.charAt";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<CharAtTask, CharAtResult> DEFINITION = TaskDefinition.of(
      "charAt", CharAtWorker.class,
      CharAtTask.class, CharAtResult.class, new CharAtCodec(), new CharAtWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private CharAtWorker() {
  }

  /**
   * Started by {@link CharAtPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public CharAtResult run(CharAtTask task, TaskContext context) {
    return new CharAtResult(Values.charAt(task.text()));
  }
}
