package com.acme;

import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Shop#several(Map, int, TaskContext, String, int)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SeveralWorker implements SharedFunction<SeveralTask, SeveralShared, SeveralResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Shop.several";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<SeveralTask, SeveralResult> DEFINITION = TaskDefinition.sharing(
      "several", SeveralWorker.class,
      SeveralTask.class, SeveralResult.class, new SeveralCodec(),
      new TaskBody.Sharing<>(SeveralShared.class,
          SeveralCodec::writeShared, SeveralCodec::readShared, new SeveralWorker()));

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private SeveralWorker() {
  }

  /**
   * Started by {@link SeveralPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public SeveralResult run(SeveralTask task, SeveralShared shared, TaskContext context) {
    return new SeveralResult(Shop.several(shared.limits(), task.first(), context, task.second(),
        shared.third()));
  }
}
