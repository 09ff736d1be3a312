package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Names#javas(int, int, int, int)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class JavasWorker implements SharedFunction<JavasTask, JavasShared, JavasResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Names.javas";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<JavasTask, JavasResult> DEFINITION = TaskDefinition.sharing(
      "javas", JavasWorker.class,
      JavasTask.class, JavasResult.class, new JavasCodec(),
      new TaskBody.Sharing<>(JavasShared.class,
          JavasCodec::writeShared, JavasCodec::readShared, new JavasWorker()));

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private JavasWorker() {
  }

  /**
   * Started by {@link JavasPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public JavasResult run(JavasTask task, JavasShared shared, TaskContext context) {
    return new JavasResult(Names.javas(task.wait_(), shared.wait__(), shared.hashCode_(),
        task.toString_()));
  }
}
