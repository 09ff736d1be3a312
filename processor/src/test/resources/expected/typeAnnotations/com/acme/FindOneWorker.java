package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Lookup#findOne(Lookup.Customer)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FindOneWorker implements TaskFunction<FindOneTask, FindOneResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Lookup.findOne";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<FindOneTask, FindOneResult> DEFINITION = TaskDefinition.of(
      "findOne", FindOneWorker.class,
      FindOneTask.class, FindOneResult.class, new FindOneCodec(), new FindOneWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private FindOneWorker() {
  }

  /**
   * Started by {@link FindOnePool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public FindOneResult run(FindOneTask task, TaskContext context) {
    return new FindOneResult(Lookup.findOne(task.like()));
  }
}
