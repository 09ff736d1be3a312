package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The main class of the worker process of {@link Shapes#find(Shapes.Option, Shapes.Option, Shapes.Amount, Shapes.Open, Shapes.Secret)}. Only this class calls the method.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FindWorker implements TaskFunction<FindTask, FindResult> {
  /**
   * Tells later compilations that find the class file for which method it was generated.
   */
  static final String METHOD = "com.acme.Shapes.find";

  /**
   * What may cross between the processes for this method, and what runs it.
   */
  static final TaskDefinition<FindTask, FindResult> DEFINITION = TaskDefinition.of(
      "find", FindWorker.class,
      FindTask.class, FindResult.class, new FindCodec(), new FindWorker())
      .allow("com.acme.Shapes$Amount$Exact", "com.acme.Shapes$Circle", "com.acme.Shapes$Group",
          "com.acme.Shapes$Hidden", "com.acme.Shapes$Marker", "com.acme.Shapes$Open",
          "com.acme.Shapes$Open$More", "com.acme.Shapes$Option$None", "com.acme.Shapes$Option$Some",
          "com.acme.Shapes$Solid$Ball", "com.acme.Shapes$Solid$Cube");

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
    return new FindResult(Shapes.find(task.name(), task.like(), task.amount(), task.open(),
        task.secret()));
  }
}
