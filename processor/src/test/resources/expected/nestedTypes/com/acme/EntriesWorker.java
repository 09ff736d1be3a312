package com.acme;

import java.util.AbstractMap;
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
 * The worker process of {@link Nested#entries(Map.Entry, List, AbstractMap.SimpleEntry, Map.Entry[])}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class EntriesWorker implements TaskFunction<EntriesTask, EntriesResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Nested.entries";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<EntriesTask, EntriesResult> DEFINITION = TaskDefinition.of(
      "entries", EntriesWorker.class,
      EntriesTask.class, EntriesResult.class, new EntriesCodec(), new EntriesWorker())
      .onExit(Nested.class, EntriesWorker::onExit, EntriesExit.class, EntriesExit::new,
          EntriesCodec::writeExit, EntriesCodec::readExit)
      .allow("java.lang.Number", "java.util.AbstractMap$SimpleEntry");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private EntriesWorker() {
  }

  /**
   * Started by {@link EntriesPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public EntriesResult run(EntriesTask task, TaskContext context) {
    return new EntriesResult(Nested.entries(task.entry(), task.list(), task.simple(),
        task.array()));
  }

  private static Map<String, ? extends Map.Entry<? extends Number, Long>> onExit(
      WorkerContext context) {
    return Nested.flush();
  }
}
