package com.acme;

import java.util.Optional;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Jdk#parent(Optional)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ParentWorker implements TaskFunction<ParentTask, ParentResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Jdk.parent";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<ParentTask, ParentResult> DEFINITION = TaskDefinition.of(
      "parent", ParentWorker.class,
      ParentTask.class, ParentResult.class, new ParentCodec(), new ParentWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private ParentWorker() {
  }

  /**
   * Started by {@link ParentPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public ParentResult run(ParentTask task, TaskContext context) {
    return new ParentResult(Jdk.parent(task.file()));
  }
}
