package com.acme;

import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Arrays#join(Arrays.Line[], Arrays.Box, Optional, List)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class JoinWorker implements TaskFunction<JoinTask, JoinResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Arrays.join";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<JoinTask, JoinResult> DEFINITION = TaskDefinition.of(
      "join", JoinWorker.class,
      JoinTask.class, JoinResult.class, new JoinCodec(), new JoinWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private JoinWorker() {
  }

  /**
   * Started by {@link JoinPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public JoinResult run(JoinTask task, TaskContext context) {
    return new JoinResult(Arrays.join(task.lines(), task.box(), task.numbers(), task.boxes()));
  }
}
