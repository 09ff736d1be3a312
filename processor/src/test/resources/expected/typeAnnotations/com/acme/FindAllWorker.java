package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Lookup#findAll(Lookup.Customer)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FindAllWorker implements TaskFunction<FindAllTask, FindAllResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Lookup.findAll";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<FindAllTask, FindAllResult> DEFINITION = TaskDefinition.of(
      "findAll", FindAllWorker.class,
      FindAllTask.class, FindAllResult.class, new FindAllCodec(), new FindAllWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private FindAllWorker() {
  }

  /**
   * Started by {@link FindAllPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public FindAllResult run(FindAllTask task, TaskContext context) {
    return new FindAllResult(Lookup.findAll(task.like()));
  }
}
