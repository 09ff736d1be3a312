package com.acme;

import java.time.DayOfWeek;
import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Awkward#bound(Awkward.Sorted, Awkward.Sorted, Awkward.Tagged, Awkward.Holder, List, Awkward.Other.Level, DayOfWeek)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class BoundWorker implements TaskFunction<BoundTask, BoundResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Awkward.bound";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<BoundTask, BoundResult> DEFINITION = TaskDefinition.of(
      "bound", BoundWorker.class,
      BoundTask.class, BoundResult.class, new BoundCodec(), new BoundWorker())
      .allow("com.acme.Awkward$Sorted");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private BoundWorker() {
  }

  /**
   * Started by {@link BoundPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public BoundResult run(BoundTask task, TaskContext context) {
    return new BoundResult(Awkward.bound(task.sorted(), task.wild(), task.tagged(), task.holder(),
        task.levels(), task.level(), task.day()));
  }
}
