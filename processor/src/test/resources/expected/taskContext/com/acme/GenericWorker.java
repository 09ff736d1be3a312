package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Films#generic(String, TaskContext, List...)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class GenericWorker implements TaskFunction<GenericTask, GenericResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Films.generic";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<GenericTask, GenericResult> DEFINITION = TaskDefinition.of(
      "generic", GenericWorker.class,
      GenericTask.class, GenericResult.class, new GenericCodec(), new GenericWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private GenericWorker() {
  }

  /**
   * Started by {@link GenericPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public GenericResult run(GenericTask task, TaskContext context) {
    return new GenericResult(Films.generic(task.film(), context, task.frames()));
  }
}
