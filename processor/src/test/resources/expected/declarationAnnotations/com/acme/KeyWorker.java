package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Lookup#key(String)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class KeyWorker implements TaskFunction<KeyTask, KeyResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Lookup.key";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<KeyTask, KeyResult> DEFINITION = TaskDefinition.of(
      "key", KeyWorker.class,
      KeyTask.class, KeyResult.class, new KeyCodec(), new KeyWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private KeyWorker() {
  }

  /**
   * Started by {@link KeyPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public KeyResult run(KeyTask task, TaskContext context) {
    return new KeyResult(Lookup.key(task.name()));
  }
}
