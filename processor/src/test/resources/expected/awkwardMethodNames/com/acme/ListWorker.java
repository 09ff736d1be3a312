package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Awkward#list(List)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ListWorker implements TaskFunction<ListTask, ListResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Awkward.list";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<ListTask, ListResult> DEFINITION = TaskDefinition.of(
      "list", ListWorker.class,
      ListTask.class, ListResult.class, new ListCodec(), new ListWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private ListWorker() {
  }

  /**
   * Started by {@link ListPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public ListResult run(ListTask task, TaskContext context) {
    return new ListResult(Awkward.list(task.list()));
  }
}
