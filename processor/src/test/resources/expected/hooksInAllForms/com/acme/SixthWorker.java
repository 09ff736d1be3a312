package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Collections.Arrays#sixth()}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SixthWorker implements TaskFunction<SixthTask, SixthResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Collections.Arrays.sixth";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<SixthTask, SixthResult> DEFINITION = TaskDefinition.of(
      "sixth", SixthWorker.class,
      SixthTask.class, SixthResult.class, new SixthCodec(), new SixthWorker())
      .onExit(Collections.Arrays.class, SixthWorker::onExit, SixthExit.class, SixthExit::new,
          SixthCodec::writeExit, SixthCodec::readExit);

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private SixthWorker() {
  }

  /**
   * Started by {@link SixthPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public SixthResult run(SixthTask task, TaskContext context) {
    return new SixthResult(Collections.Arrays.sixth());
  }

  private static int[][] onExit(WorkerContext context) {
    return Collections.Arrays.arrays();
  }
}
