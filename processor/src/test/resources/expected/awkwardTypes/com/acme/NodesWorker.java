package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Awkward#nodes(Awkward.Node, Awkward.Node, Awkward.Plain, Awkward.Outer.Inner)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class NodesWorker implements TaskFunction<NodesTask, NodesResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Awkward.nodes";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<NodesTask, NodesResult> DEFINITION = TaskDefinition.of(
      "nodes", NodesWorker.class,
      NodesTask.class, NodesResult.class, new NodesCodec(), new NodesWorker())
      .allow("com.acme.Awkward$Node$Leaf", "com.acme.Awkward$Node$Many", "com.acme.Awkward$Outer",
          "com.acme.Awkward$Outer$Inner", "com.acme.Awkward$Plain$Of");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private NodesWorker() {
  }

  /**
   * Started by {@link NodesPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public NodesResult run(NodesTask task, TaskContext context) {
    return new NodesResult(Awkward.nodes(task.numbers(), task.strings(), task.plain(),
        task.inner()));
  }
}
