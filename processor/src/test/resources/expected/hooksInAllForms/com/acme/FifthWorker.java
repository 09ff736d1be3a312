package com.acme;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Collections.Wild#fifth()}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FifthWorker implements TaskFunction<FifthTask, FifthResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Collections.Wild.fifth";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<FifthTask, FifthResult> DEFINITION = TaskDefinition.of(
      "fifth", FifthWorker.class,
      FifthTask.class, FifthResult.class, new FifthCodec(), new FifthWorker())
      .onExit(Collections.Wild.class, FifthWorker::onExit, FifthExit.class, FifthExit::new,
          FifthCodec::writeExit, FifthCodec::readExit);

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private FifthWorker() {
  }

  /**
   * Started by {@link FifthPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public FifthResult run(FifthTask task, TaskContext context) {
    return new FifthResult(Collections.Wild.fifth());
  }

  private static Map<String, ? extends List<Integer>> onExit(WorkerContext context) {
    return Collections.Wild.wild();
  }
}
