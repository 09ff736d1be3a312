package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Names#pool(int)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class PoolWorker implements TaskFunction<PoolTask, PoolResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Names.pool";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<PoolTask, PoolResult> DEFINITION = TaskDefinition.of(
      "pool", PoolWorker.class,
      PoolTask.class, PoolResult.class, new PoolCodec(), new PoolWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private PoolWorker() {
  }

  /**
   * Started by {@link PoolPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public PoolResult run(PoolTask task, TaskContext context) {
    return new PoolResult(Names.pool(task.pool()));
  }
}
