package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Values#deprecated(int, int)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
@SuppressWarnings("deprecation")
public final class DeprecatedWorker implements TaskFunction<DeprecatedTask, DeprecatedResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Values.deprecated";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<DeprecatedTask, DeprecatedResult> DEFINITION = TaskDefinition.of(
      "deprecated", DeprecatedWorker.class,
      DeprecatedTask.class, DeprecatedResult.class, new DeprecatedCodec(), new DeprecatedWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private DeprecatedWorker() {
  }

  /**
   * Started by {@link DeprecatedPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public DeprecatedResult run(DeprecatedTask task, TaskContext context) {
    return new DeprecatedResult(Values.deprecated(task.type(), task.constant()));
  }
}
