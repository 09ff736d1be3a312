package com.acme;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;
import org.paralleltask.task.SharedFunction;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The main class of the worker process of {@link Checks#check(IllegalStateException, Map, Checks.LimitException, Checks.Log, IOException...)}. Only this class calls the method.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CheckWorker implements SharedFunction<CheckTask, CheckShared, CheckResult> {
  /**
   * Tells later compilations that find the class file for which method it was generated.
   */
  static final String METHOD = "com.acme.Checks.check";

  /**
   * What may cross between the processes for this method, and what runs it.
   */
  static final TaskDefinition<CheckTask, CheckResult> DEFINITION = TaskDefinition.sharing(
      "check", CheckWorker.class,
      CheckTask.class, CheckResult.class, new CheckCodec(),
      new TaskBody.Sharing<>(CheckShared.class,
          CheckCodec::writeShared, CheckCodec::readShared, new CheckWorker()))
      .onExit(Checks.class, CheckWorker::onExit, CheckExit.class, CheckExit::new,
          CheckCodec::writeExit, CheckCodec::readExit)
      .allow("com.acme.Checks$CheckException", "com.acme.Checks$Level",
          "com.acme.Checks$LimitException", "com.acme.Checks$LimitException$TooLow",
          "com.acme.Checks$Log", "java.io.IOException", "java.lang.Error", "java.lang.Exception",
          "java.lang.IllegalStateException", "java.lang.Throwable");

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskRegistry.add(DEFINITION);
  }

  private CheckWorker() {
  }

  /**
   * Started by {@link CheckPool}, which tells it on its standard input what to do. By
   * hand it can run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public CheckResult run(CheckTask task, CheckShared shared, TaskContext context) {
    return new CheckResult(Checks.check(task.last(), shared.known(), task.limit(), task.log(),
        task.more()));
  }

  private static List<Throwable> onExit(WorkerContext context) {
    return Checks.seen();
  }
}
