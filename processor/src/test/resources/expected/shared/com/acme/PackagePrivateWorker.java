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
 * The worker process of {@link Shop#packagePrivate(int, List)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class PackagePrivateWorker implements SharedFunction<PackagePrivateTask, PackagePrivateShared, PackagePrivateResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Shop.packagePrivate";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<PackagePrivateTask, PackagePrivateResult> DEFINITION = TaskDefinition.sharing(
      "packagePrivate", PackagePrivateWorker.class,
      PackagePrivateTask.class, PackagePrivateResult.class, new PackagePrivateCodec(),
      new TaskBody.Sharing<>(PackagePrivateShared.class,
          PackagePrivateCodec::writeShared, PackagePrivateCodec::readShared, new PackagePrivateWorker()));

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private PackagePrivateWorker() {
  }

  /**
   * Started by {@link PackagePrivatePool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public PackagePrivateResult run(PackagePrivateTask task, PackagePrivateShared shared,
      TaskContext context) {
    return new PackagePrivateResult(Shop.packagePrivate(task.value(), shared.words()));
  }
}
