package com.acme;

import java.util.Map;
import java.util.TreeMap;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Types#generics(Types.Pair, Types.Pair, Map, TreeMap)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class GenericsWorker implements SharedFunction<GenericsTask, GenericsShared, GenericsResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Types.generics";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<GenericsTask, GenericsResult> DEFINITION = TaskDefinition.sharing(
      "generics", GenericsWorker.class,
      GenericsTask.class, GenericsResult.class, new GenericsCodec(),
      new TaskBody.Sharing<>(GenericsShared.class,
          GenericsCodec::writeShared, GenericsCodec::readShared, new GenericsWorker()))
      .allow("java.lang.StringBuilder", "java.util.TreeMap");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private GenericsWorker() {
  }

  /**
   * Started by {@link GenericsPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public GenericsResult run(GenericsTask task, GenericsShared shared, TaskContext context) {
    return new GenericsResult(Types.generics(task.pair(), shared.shared(), shared.map(),
        shared.serialized()));
  }
}
