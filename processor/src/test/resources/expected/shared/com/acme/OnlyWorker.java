package com.acme;

import java.nio.file.Path;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Shop#only(Path)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class OnlyWorker implements SharedFunction<OnlyTask, OnlyShared, OnlyResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Shop.only";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<OnlyTask, OnlyResult> DEFINITION = TaskDefinition.sharing(
      "only", OnlyWorker.class,
      OnlyTask.class, OnlyResult.class, new OnlyCodec(),
      new TaskBody.Sharing<>(OnlyShared.class,
          OnlyCodec::writeShared, OnlyCodec::readShared, new OnlyWorker()));

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private OnlyWorker() {
  }

  /**
   * Started by {@link OnlyPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public OnlyResult run(OnlyTask task, OnlyShared shared, TaskContext context) {
    Shop.only(shared.directory());
    return new OnlyResult();
  }
}
