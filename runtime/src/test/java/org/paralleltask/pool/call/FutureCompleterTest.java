package org.paralleltask.pool.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.PoolOptions;
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.ShortTaskWorker;
import org.paralleltask.pool.ShortTaskWorker.Result;
import org.paralleltask.pool.ShortTaskWorker.Task;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.SingleChunk;
import org.paralleltask.pool.view.PoolObserver;

/** Thousands of futures and their callbacks: none waits for the callback of another. */
@Timeout(60)
class FutureCompleterTest {
    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void callbacksThatWaitForOtherFuturesNeverDeadlock() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(options -> options.workers(2))) {
            List<CompletableFuture<Integer>> sums = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                CompletableFuture<Result> first = pool.submit(ShortTaskWorker.quick(i));
                CompletableFuture<Result> later = new CompletableFuture<Result>().orTimeout(30, TimeUnit.SECONDS);
                pool.submit(ShortTaskWorker.quick(i)).thenAccept(later::complete);
                // Last, because it runs on this thread if the first one is done already.
                sums.add(first.thenApply(result -> result.id() + later.join().id()));
            }

            for (int i = 0; i < sums.size(); i++) {
                assertThat(sums.get(i).get()).isEqualTo(2 * i);
            }
        }
    }

    @Test
    void aCallbackThatBlocksHoldsUpNoOtherFuture() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(options -> options.workers(1))) {
            // Long enough for the callback to be hung on before it ends: else it would run, and block, here.
            CompletableFuture<Void> blocked = pool.submit(new Task(ShortTaskWorker.Kind.SLOW, 0, 1000, ""))
                    .thenRun(() -> await(release));
            List<CompletableFuture<Result>> others = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                others.add(pool.submit(ShortTaskWorker.quick(i)));
            }

            CompletableFuture.allOf(others.toArray(CompletableFuture<?>[]::new)).get(30, TimeUnit.SECONDS);
            assertThat(blocked).isNotDone();
        } // close does not wait for it either
        release.countDown();
    }

    @Test
    void callbacksRunOnThreadsOfTheirOwn() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(options -> options.workers(1))) {
            List<CompletableFuture<Void>> callbacks = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                CompletableFuture<Result> future = pool.submit(ShortTaskWorker.quick(i));
                CompletableFuture<Void> callback = future.thenAccept(
                        result -> threads.add(Thread.currentThread().getName()));
                callbacks.add(callback);
            }
            CompletableFuture.allOf(callbacks.toArray(CompletableFuture<?>[]::new))
                    .join();
        }

        threads.remove(Thread.currentThread().getName()); // of those that were done before something hung on them
        assertThat(threads).isNotEmpty().allSatisfy(name -> assertThat(name).contains("completer"));
    }

    @Test
    void whoServesAgainAfterACallbackIsWatchedAgain() throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        ExecutorService completers = Executors.newCachedThreadPool();
        CountDownLatch slow = new CountDownLatch(1);
        try {
            FutureCompleter deliveries = new FutureCompleter(completers, timer);
            TaskFuture<Result> first = future(job());
            CompletableFuture<Void> callback = first.thenRun(() -> await(slow));
            add(deliveries, first);
            Awaitility.await().during(100, TimeUnit.MILLISECONDS).until(() -> !callback.isDone()); // it was looked at
            Job<Task, Result> stuck = job();
            TaskFuture<Result> next = future(job());
            synchronized (stuck) { // as long as a callback that is hung on at the last moment
                slow.countDown();
                callback.join();
                add(deliveries, future(stuck));
                add(deliveries, next);

                next.get(30, TimeUnit.SECONDS);
            }
        } finally {
            slow.countDown();
            completers.shutdown();
            timer.shutdownNow();
        }
    }

    private static void add(FutureCompleter deliveries, TaskFuture<?> future) {
        deliveries.add(new TaskFuture<?>[] {future}, 1);
    }

    private static TaskFuture<Result> future(Job<Task, Result> job) {
        TaskFuture<Result> future = new TaskFuture<>();
        future.of(job.single(), 0);
        return future;
    }

    private static Job<Task, Result> job() {
        TaskQueue queue = new Scheduler("test").open("test", PoolOptions.defaults(), new PoolObserver() {});
        Binding<Task, Result, Result> binding = new Binding<>(
                ShortTaskWorker.DEFINITION, TaskMarshaller.of(ShortTaskWorker.DEFINITION), result -> result);
        return new SingleChunk<>(
                        1,
                        ShortTaskWorker.quick(1),
                        Bytes.none(),
                        binding,
                        queue,
                        queue.singles(false),
                        null,
                        CarriedContext.NOTHING,
                        ended -> {},
                        0)
                .job();
    }
}
