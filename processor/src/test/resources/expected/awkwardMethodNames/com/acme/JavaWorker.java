package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Awkward#java(int)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class JavaWorker implements TaskFunction<JavaTask, JavaResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Awkward.java";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<JavaTask, JavaResult> DEFINITION = TaskDefinition.of(
      "java", JavaWorker.class,
      JavaTask.class, JavaResult.class, new JavaCodec(), new JavaWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private JavaWorker() {
  }

  /**
   * Started by {@link JavaPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public JavaResult run(JavaTask task, TaskContext context) {
    return new JavaResult(Awkward.java(task.java()));
  }
}
