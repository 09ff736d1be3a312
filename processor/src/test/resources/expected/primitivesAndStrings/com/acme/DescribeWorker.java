package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The main class of the worker process of {@link Values#describe(boolean, byte, short, char, int, long, float, double, Boolean, Character, Integer, Double, String)}. Only this class calls the method.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class DescribeWorker implements TaskFunction<DescribeTask, DescribeResult> {
  /**
   * Tells later compilations that find the class file for which method it was generated.
   */
  static final String METHOD = "com.acme.Values.describe";

  /**
   * What may cross between the processes for this method, and what runs it.
   */
  static final TaskDefinition<DescribeTask, DescribeResult> DEFINITION = TaskDefinition.of(
      "describe", DescribeWorker.class,
      DescribeTask.class, DescribeResult.class, new DescribeCodec(), new DescribeWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskRegistry.add(DEFINITION);
  }

  private DescribeWorker() {
  }

  /**
   * Started by {@link DescribePool}, which tells it on its standard input what to do. By
   * hand it can run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public DescribeResult run(DescribeTask task, TaskContext context) {
    return new DescribeResult(Values.describe(task.aBoolean(), task.aByte(), task.aShort(),
        task.aChar(), task.anInt(), task.aLong(), task.aFloat(), task.aDouble(),
        task.boxedBoolean(), task.boxedChar(), task.boxedInt(), task.boxedDouble(), task.string()));
  }
}
