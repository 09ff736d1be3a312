package com.acme;

import java.security.PublicKey;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Shapes#verify(PublicKey, byte[])}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class VerifyWorker implements TaskFunction<VerifyTask, VerifyResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Shapes.verify";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<VerifyTask, VerifyResult> DEFINITION = TaskDefinition.of(
      "verify", VerifyWorker.class,
      VerifyTask.class, VerifyResult.class, new VerifyCodec(), new VerifyWorker())
      .allow("java.security.KeyRep", "java.security.KeyRep$Type");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private VerifyWorker() {
  }

  /**
   * Started by {@link VerifyPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public VerifyResult run(VerifyTask task, TaskContext context) {
    return new VerifyResult(Shapes.verify(task.key(), task.signature()));
  }
}
