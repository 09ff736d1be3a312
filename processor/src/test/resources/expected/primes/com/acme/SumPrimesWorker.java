package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The main class of the worker process of {@link Primes#sumPrimes(int)}. Only this class calls the method.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SumPrimesWorker implements TaskFunction<SumPrimesTask, SumPrimesResult> {
  /**
   * Tells later compilations that find the class file for which method it was generated.
   */
  static final String METHOD = "com.acme.Primes.sumPrimes";

  /**
   * What may cross between the processes for this method, and what runs it.
   */
  static final TaskDefinition<SumPrimesTask, SumPrimesResult> DEFINITION = TaskDefinition.of(
      "sumPrimes", SumPrimesWorker.class,
      SumPrimesTask.class, SumPrimesResult.class, new SumPrimesCodec(), new SumPrimesWorker());

  static {
    // A worker process finds the task by initializing this class, which needs no access to it.
    TaskRegistry.add(DEFINITION);
  }

  private SumPrimesWorker() {
  }

  /**
   * Started by {@link SumPrimesPool}, which tells it on its standard input what to do. By
   * hand it can run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public SumPrimesResult run(SumPrimesTask task, TaskContext context) {
    return new SumPrimesResult(Primes.sumPrimes(task.below()));
  }
}
