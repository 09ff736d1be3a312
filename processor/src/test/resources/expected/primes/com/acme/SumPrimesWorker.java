package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;
import org.paralleltask.worker.TaskRegistry;
import org.paralleltask.worker.WorkerMain;

/**
 * The worker process of {@link Primes#sumPrimes(int)}, and the only place that calls it.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SumPrimesWorker implements TaskFunction<SumPrimesTask, SumPrimesResult> {
  /**
   * Tells later compilations, which find the class file, what it was generated for.
   */
  static final String METHOD = "com.acme.Primes.sumPrimes";

  /**
   * What crosses between the processes for this method, and what runs it.
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
   * Started by {@link SumPrimesPool}, which tells it on its standard input what to do;
   * or by hand, to run a captured task again: {@code replay FILE}.
   */
  public static void main(String[] args) throws Throwable {
    WorkerMain.run(args);
  }

  @Override
  public SumPrimesResult run(SumPrimesTask task, TaskContext context) {
    return new SumPrimesResult(Primes.sumPrimes(task.below()));
  }
}
