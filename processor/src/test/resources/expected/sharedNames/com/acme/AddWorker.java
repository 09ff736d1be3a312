package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link shared#add(shared.Shared, shared.Shared)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class AddWorker implements SharedFunction<AddTask, AddShared, AddResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.shared.add";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<AddTask, AddResult> DEFINITION = TaskDefinition.sharing(
      "add", AddWorker.class,
      AddTask.class, AddResult.class, new AddCodec(),
      new TaskBody.Sharing<>(AddShared.class,
          AddCodec::writeShared, AddCodec::readShared, new AddWorker()));

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private AddWorker() {
  }

  /**
   * Started by {@link AddPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public AddResult run(AddTask task, AddShared shared_, TaskContext context) {
    return new AddResult(shared.add(task.task(), shared_.shared()));
  }
}
