package com.acme;

import java.util.LinkedHashMap;
import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Awkward#annotated(LinkedHashMap, List)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class AnnotatedWorker implements TaskFunction<AnnotatedTask, AnnotatedResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Awkward.annotated";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<AnnotatedTask, AnnotatedResult> DEFINITION = TaskDefinition.of(
      "annotated", AnnotatedWorker.class,
      AnnotatedTask.class, AnnotatedResult.class, new AnnotatedCodec(), new AnnotatedWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private AnnotatedWorker() {
  }

  /**
   * Started by {@link AnnotatedPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public AnnotatedResult run(AnnotatedTask task, TaskContext context) {
    return new AnnotatedResult(Awkward.annotated(task.map(), task.pairs()));
  }
}
