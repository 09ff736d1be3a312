package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.SharedBuffer;
import org.paralleltask.TaskContext;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Images#blur(SharedBuffer, List, SharedBuffer)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class BlurWorker implements SharedFunction<BlurTask, BlurShared, BlurResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Images.blur";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<BlurTask, BlurResult> DEFINITION = TaskDefinition.sharing(
      "blur", BlurWorker.class,
      BlurTask.class, BlurResult.class, new BlurCodec(),
      new TaskBody.Sharing<>(BlurShared.class,
          BlurCodec::writeShared, BlurCodec::readShared, new BlurWorker()));

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private BlurWorker() {
  }

  /**
   * Started by {@link BlurPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public BlurResult run(BlurTask task, BlurShared shared, TaskContext context) {
    return new BlurResult(Images.blur(task.image(), task.tiles(), shared.kernel()));
  }
}
