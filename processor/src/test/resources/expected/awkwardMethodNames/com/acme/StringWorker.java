package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Awkward#string(String)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class StringWorker implements TaskFunction<StringTask, StringResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Awkward.string";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<StringTask, StringResult> DEFINITION = TaskDefinition.of(
      "string", StringWorker.class,
      StringTask.class, StringResult.class, new StringCodec(), new StringWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private StringWorker() {
  }

  /**
   * Started by {@link StringPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public StringResult run(StringTask task, TaskContext context) {
    return new StringResult(Awkward.string(task.string()));
  }
}
