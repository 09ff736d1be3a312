package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Values#leftOut(int, int, int, int, int, List)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class LeftOutWorker implements SharedFunction<LeftOutTask, LeftOutShared, LeftOutResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Values.leftOut";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<LeftOutTask, LeftOutResult> DEFINITION = TaskDefinition.sharing(
      "leftOut", LeftOutWorker.class,
      LeftOutTask.class, LeftOutResult.class, new LeftOutCodec(),
      new TaskBody.Sharing<>(LeftOutShared.class,
          LeftOutCodec::writeShared, LeftOutCodec::readShared, new LeftOutWorker()));

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private LeftOutWorker() {
  }

  /**
   * Started by {@link LeftOutPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public LeftOutResult run(LeftOutTask task, LeftOutShared shared, TaskContext context) {
    return new LeftOutResult(Values.leftOut(task.type(), task.types(), task.secret(), task.nested(),
        task.more(), shared.texts()));
  }
}
