package com.acme;

import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Nested#boxes(Nested.Box.Lid, Nested.Box.Side, Nested.Box.Side.Edge, Nested.Box.Lid[][], Nested.Holder.Pair, Nested.Holder.Deep, Nested.Holder.Level)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class BoxesWorker implements TaskFunction<BoxesTask, BoxesResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Nested.boxes";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<BoxesTask, BoxesResult> DEFINITION = TaskDefinition.of(
      "boxes", BoxesWorker.class,
      BoxesTask.class, BoxesResult.class, new BoxesCodec(), new BoxesWorker())
      .onExit(Nested.class, BoxesWorker::onExit, BoxesExit.class, BoxesExit::new,
          BoxesCodec::writeExit, BoxesCodec::readExit)
      .allow("com.acme.Nested$Box", "com.acme.Nested$Box$Lid", "com.acme.Nested$Box$Side",
          "com.acme.Nested$Box$Side$Edge", "com.acme.Nested$Holder$Deep", "java.lang.Number");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private BoxesWorker() {
  }

  /**
   * Started by {@link BoxesPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public BoxesResult run(BoxesTask task, TaskContext context) {
    return new BoxesResult(Nested.boxes(task.lid(), task.side(), task.edge(), task.lids(),
        task.pair(), task.deep(), task.level()));
  }

  private static Map<String, ? extends Map.Entry<? extends Number, Long>> onExit(
      WorkerContext context) {
    return Nested.flush();
  }
}
