package com.acme;

import java.io.IOException;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Files#delete(String, boolean)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class DeleteWorker implements TaskFunction<DeleteTask, DeleteResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Files.delete";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<DeleteTask, DeleteResult> DEFINITION = TaskDefinition.of(
      "delete", DeleteWorker.class,
      DeleteTask.class, DeleteResult.class, new DeleteCodec(), new DeleteWorker())
      .allow("java.io.IOException");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private DeleteWorker() {
  }

  /**
   * Started by {@link DeletePool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public DeleteResult run(DeleteTask task, TaskContext context) throws IOException {
    Files.delete(task.name(), task.force());
    return new DeleteResult();
  }
}
