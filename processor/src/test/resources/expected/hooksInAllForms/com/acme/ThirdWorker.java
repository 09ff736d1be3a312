package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Primitive#third()}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ThirdWorker implements TaskFunction<ThirdTask, ThirdResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Primitive.third";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<ThirdTask, ThirdResult> DEFINITION = TaskDefinition.of(
      "third", ThirdWorker.class,
      ThirdTask.class, ThirdResult.class, new ThirdCodec(), new ThirdWorker())
      .onExit(Primitive.class, ThirdWorker::onExit, ThirdExit.class, ThirdExit::new,
          ThirdCodec::writeExit, ThirdCodec::readExit);

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private ThirdWorker() {
  }

  /**
   * Started by {@link ThirdPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public ThirdResult run(ThirdTask task, TaskContext context) {
    return new ThirdResult(Primitive.third());
  }

  private static long onExit(WorkerContext context) {
    return Primitive.count(context);
  }
}
