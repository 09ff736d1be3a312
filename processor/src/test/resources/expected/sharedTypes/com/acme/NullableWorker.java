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
 * The worker process of {@link Types#nullable(String, int, List)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class NullableWorker implements SharedFunction<NullableTask, NullableShared, NullableResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Types.nullable";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<NullableTask, NullableResult> DEFINITION = TaskDefinition.sharing(
      "nullable", NullableWorker.class,
      NullableTask.class, NullableResult.class, new NullableCodec(),
      new TaskBody.Sharing<>(NullableShared.class,
          NullableCodec::writeShared, NullableCodec::readShared, new NullableWorker()));

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private NullableWorker() {
  }

  /**
   * Started by {@link NullablePool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public NullableResult run(NullableTask task, NullableShared shared, TaskContext context) {
    return new NullableResult(Types.nullable(shared.name(), shared.from(), shared.levels()));
  }
}
