package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Types#inner(int, Types.Inner)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class InnerWorker implements SharedFunction<InnerTask, InnerShared, InnerResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Types.inner";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<InnerTask, InnerResult> DEFINITION = TaskDefinition.sharing(
      "inner", InnerWorker.class,
      InnerTask.class, InnerResult.class, new InnerCodec(),
      new TaskBody.Sharing<>(InnerShared.class,
          InnerCodec::writeShared, InnerCodec::readShared, new InnerWorker()));

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private InnerWorker() {
  }

  /**
   * Started by {@link InnerPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public InnerResult run(InnerTask task, InnerShared shared, TaskContext context) {
    return new InnerResult(Types.inner(task.value(), shared.inner()));
  }
}
