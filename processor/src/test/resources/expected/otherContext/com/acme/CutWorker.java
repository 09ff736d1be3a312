package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.WorkerContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Films#cut(TaskContext, org.paralleltask.TaskContext)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CutWorker implements TaskFunction<CutTask, CutResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Films.cut";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<CutTask, CutResult> DEFINITION = TaskDefinition.of(
      "cut", CutWorker.class,
      CutTask.class, CutResult.class, new CutCodec(), new CutWorker())
      .onStart(Films.class, CutWorker::onStart);

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private CutWorker() {
  }

  /**
   * Started by {@link CutPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public CutResult run(CutTask task, org.paralleltask.TaskContext context) {
    return new CutResult(Films.cut(task.mine(), context));
  }

  private static void onStart(WorkerContext context) {
    Films.load(context);
  }
}
