package com.acme;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The main class of the worker process of {@link Lookup#find(String, List, Map.Entry, String[], int...)}. Only this class calls the method.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FindWorker implements TaskFunction<FindTask, FindResult> {
  /**
   * Tells later compilations that find the class file for which method it was generated.
   */
  static final String METHOD = "com.acme.Lookup.find";

  /**
   * What may cross between the processes for this method, and what runs it.
   */
  static final TaskDefinition<FindTask, FindResult> DEFINITION = TaskDefinition.of(
      "find", FindWorker.class,
      FindTask.class, FindResult.class, new FindCodec(), new FindWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskRegistry.add(DEFINITION);
  }

  private FindWorker() {
  }

  /**
   * Started by {@link FindPool}, which tells it on its standard input what to do. By
   * hand it can run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public FindResult run(FindTask task, TaskContext context) {
    return new FindResult(Lookup.find(task.name(), task.customers(), task.entry(), task.words(),
        task.numbers()));
  }
}
