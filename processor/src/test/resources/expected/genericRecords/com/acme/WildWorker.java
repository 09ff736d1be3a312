package com.acme;

import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Generics#wild(Generics.Pair, Generics.Box, Map, Generics.Bounded, Generics.Bounded)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class WildWorker implements TaskFunction<WildTask, WildResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Generics.wild";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<WildTask, WildResult> DEFINITION = TaskDefinition.of(
      "wild", WildWorker.class,
      WildTask.class, WildResult.class, new WildCodec(), new WildWorker())
      .allow("com.acme.Generics$Bounded");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private WildWorker() {
  }

  /**
   * Started by {@link WildPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public WildResult run(WildTask task, TaskContext context) {
    return new WildResult(Generics.wild(task.pair(), task.box(), task.map(), task.bounded(),
        task.known()));
  }
}
