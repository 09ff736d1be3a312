package com.acme;

import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Caches#size(int)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
@SuppressWarnings({
    "deprecation",
    "removal"
})
public final class SizeWorker implements TaskFunction<SizeTask, SizeResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Caches.size";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<SizeTask, SizeResult> DEFINITION = TaskDefinition.of(
      "size", SizeWorker.class,
      SizeTask.class, SizeResult.class, new SizeCodec(), new SizeWorker())
      .onStart(Caches.class, SizeWorker::onStart)
      .onExit(Caches.class, SizeWorker::onExit, SizeExit.class, SizeExit::new,
          SizeCodec::writeExit, SizeCodec::readExit);

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private SizeWorker() {
  }

  /**
   * Started by {@link SizePool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public SizeResult run(SizeTask task, TaskContext context) {
    return new SizeResult(Caches.size(task.value()));
  }

  private static void onStart(WorkerContext context) {
    Caches.fill();
  }

  private static @Nullable Old onExit(WorkerContext context) {
    return Caches.last();
  }
}
