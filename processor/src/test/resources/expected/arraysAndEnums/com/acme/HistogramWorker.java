package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Images#histogram(byte[])}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class HistogramWorker implements TaskFunction<HistogramTask, HistogramResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Images.histogram";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<HistogramTask, HistogramResult> DEFINITION = TaskDefinition.of(
      "histogram", HistogramWorker.class,
      HistogramTask.class, HistogramResult.class, new HistogramCodec(), new HistogramWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private HistogramWorker() {
  }

  /**
   * Started by {@link HistogramPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public HistogramResult run(HistogramTask task, TaskContext context) {
    return new HistogramResult(Images.histogram(task.image()));
  }
}
