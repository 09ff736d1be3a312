package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Names#ours(int, int, int, int, int, int, int, int, int, int, int, int, int, int)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class OursWorker implements SharedFunction<OursTask, OursShared, OursResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Names.ours";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<OursTask, OursResult> DEFINITION = TaskDefinition.sharing(
      "ours", OursWorker.class,
      OursTask.class, OursResult.class, new OursCodec(),
      new TaskBody.Sharing<>(OursShared.class,
          OursCodec::writeShared, OursCodec::readShared, new OursWorker()));

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private OursWorker() {
  }

  /**
   * Started by {@link OursPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public OursResult run(OursTask task, OursShared shared, TaskContext context) {
    return new OursResult(Names.ours(task.out(), shared.workers(), shared.options(),
        shared.options_(), shared.DEFAULTS(), shared.ProcessPool(), shared.OursWorker(),
        shared.OursResult(), shared.patience(), shared.pool(), shared.task(), shared.shared(),
        shared.context(), shared.table()));
  }
}
