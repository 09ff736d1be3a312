package com.acme;

import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Nested#shared(int, Map.Entry)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SharedWorker implements SharedFunction<SharedTask, SharedShared, SharedResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Nested.shared";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<SharedTask, SharedResult> DEFINITION = TaskDefinition.sharing(
      "shared", SharedWorker.class,
      SharedTask.class, SharedResult.class, new SharedCodec(),
      new TaskBody.Sharing<>(SharedShared.class,
          SharedCodec::writeShared, SharedCodec::readShared, new SharedWorker()))
      .onExit(Nested.class, SharedWorker::onExit, SharedExit.class, SharedExit::new,
          SharedCodec::writeExit, SharedCodec::readExit)
      .allow("java.lang.Number");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private SharedWorker() {
  }

  /**
   * Started by {@link SharedPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public SharedResult run(SharedTask task, SharedShared shared, TaskContext context) {
    return new SharedResult(Nested.shared(task.number(), shared.entry()));
  }

  private static Map<String, ? extends Map.Entry<? extends Number, Long>> onExit(
      WorkerContext context) {
    return Nested.flush();
  }
}
