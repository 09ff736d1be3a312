package com.acme;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.OptionalInt;
import java.util.UUID;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskTable;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Jdk#check(Path, URI, BigInteger, Duration, OptionalInt, UUID, LinkedHashMap)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CheckWorker implements TaskFunction<CheckTask, CheckResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Jdk.check";

  /**
   * What crosses between the processes for this method, and what runs it.
   */
  static final TaskDefinition<CheckTask, CheckResult> DEFINITION = TaskDefinition.of(
      "check", CheckWorker.class,
      CheckTask.class, CheckResult.class, new CheckCodec(), new CheckWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskTable.add(DEFINITION);
  }

  private CheckWorker() {
  }

  /**
   * Started by {@link CheckPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public CheckResult run(CheckTask task, TaskContext context) {
    return new CheckResult(Jdk.check(task.file(), task.uri(), task.number(), task.limit(),
        task.size(), task.id(), task.paths()));
  }
}
