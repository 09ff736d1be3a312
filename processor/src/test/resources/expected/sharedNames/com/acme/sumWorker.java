package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Names#sum(int, int, int)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class sumWorker implements SharedFunction<sumTask, sumShared, sumResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Names.sum";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<sumTask, sumResult> DEFINITION = TaskDefinition.sharing(
      "sum", sumWorker.class,
      sumTask.class, sumResult.class, new sumCodec(),
      new TaskBody.Sharing<>(sumShared.class,
          sumCodec::writeShared, sumCodec::readShared, new sumWorker()));

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private sumWorker() {
  }

  /**
   * Started by {@link sumPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public sumResult run(sumTask task, sumShared shared, TaskContext context) {
    return new sumResult(Names.sum(shared.sumWorker(), shared.sumWorker_(), task.sumShared()));
  }
}
