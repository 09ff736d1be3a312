package org.paralleltask.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;
import org.paralleltask.pool.dispatch.Dispatch;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.queue.TaskSlice;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.SingleChunk;
import org.paralleltask.pool.view.PoolObserver;
import org.paralleltask.pool.view.TaskView;

/** Workers that are threads of this program. */
@Timeout(60)
class ThreadWorkerTest {
    /** What the next task does. */
    private static volatile Body todo = context -> "";

    private static final TestTask<String, String> TASK = TestTask.of(
            "local", ThreadWorkerTest.class, String.class, String.class, (text, context) -> todo.run(context));

    private final CountDownLatch testHasEnded = new CountDownLatch(1);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    private interface Body {
        String run(TaskContext context) throws Exception;
    }

    @AfterEach
    void letGivenUpTasksEnd() {
        testHasEnded.countDown();
        timer.shutdownNow();
    }

    private static ProcessPool<String, String> open(Workers workers, Duration limit) {
        return TASK.open(workers, options -> options.timeout(limit).cancelGrace(Duration.ofSeconds(20)));
    }

    @Test
    void aTaskThatLocksItsContextSeesItsCancel() throws Exception {
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<String, String> pool = open(workers, Duration.ofSeconds(25))) {
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<Boolean> sawIt = new CompletableFuture<>();
            todo = context -> {
                synchronized (context) {
                    begun.countDown();
                    while (!context.isCancelled() && testHasEnded.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    sawIt.complete(context.isCancelled());
                }
                return "";
            };
            CompletableFuture<String> future = pool.submit("");
            begun.await();

            CompletableFuture<Boolean> cancel = CompletableFuture.supplyAsync(() -> future.cancel(true));

            sawIt.completeOnTimeout(false, 30, TimeUnit.SECONDS);
            assertThat(sawIt.thenApply(saw -> {
                        testHasEnded.countDown(); // or the pool could not be closed
                        return saw;
                    }))
                    .succeedsWithin(Duration.ofSeconds(30))
                    .isEqualTo(true);
            assertThat(cancel).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    @Test
    void aCancelThatComesBeforeTheRunIsNotLost() throws Exception {
        Job<String, String> job = job(new PoolObserver() {});
        try (ThreadWorker worker = new ThreadWorker("local-1", 0)) {
            todo = context -> Boolean.toString(context.isCancelled());
            Dispatch dispatch = dispatch(worker, job);

            dispatch.requestOfFirst().cancel(Duration.ofSeconds(20));
            worker.run(dispatch);

            assertThat(job.value()).isEqualTo("true");
        }
    }

    @Test
    void oneThatIsGivenUpBeforeTheRunIsGone() throws Exception {
        Job<String, String> job = job(new PoolObserver() {});
        try (ThreadWorker worker = new ThreadWorker("local-1", 0)) {
            Dispatch dispatch = dispatch(worker, job);

            dispatch.requestOfFirst().cancel(Duration.ZERO);

            assertThatThrownBy(() -> worker.run(dispatch)).isInstanceOf(Worker.GoneException.class);
        }
    }

    @Test
    void aTaskThatIsGivenUpKnowsIt() throws Exception {
        for (int i = 0; i < 200; i++) {
            Job<String, String> job = job(new PoolObserver() {});
            CompletableFuture<TaskContext> begun = new CompletableFuture<>();
            try (ThreadWorker worker = new ThreadWorker("local-1", 0)) {
                todo = context -> {
                    begun.complete(context);
                    return awaitTheEndOfTheTest();
                };
                Dispatch dispatch = dispatch(worker, job);
                WorkerRequest request = dispatch.requestOfFirst();
                timer.execute(() -> {
                    begun.join();
                    request.cancel(Duration.ZERO);
                });

                assertThatThrownBy(() -> worker.run(dispatch)).isInstanceOf(Worker.GoneException.class);

                assertThat(begun.join().isCancelled()).isTrue();
            }
        }
    }

    @Test
    void aTaskThatIsGivenUpReportsNoProgress() throws Exception {
        List<Long> progress = new ArrayList<>();
        Job<String, String> job = job(new PoolObserver() {
            @Override
            public void progress(TaskView ofJob, WorkerView worker, long done, long total) {
                progress.add(done);
            }
        });
        CompletableFuture<TaskContext> begun = new CompletableFuture<>();
        try (ThreadWorker worker = new ThreadWorker("local-1", 0)) {
            todo = context -> {
                context.progress(1, 3);
                begun.complete(context);
                return awaitTheEndOfTheTest();
            };
            Dispatch dispatch = dispatch(worker, job);
            WorkerRequest request = dispatch.requestOfFirst();
            begun.thenRun(() -> request.cancel(Duration.ZERO));
            assertThatThrownBy(() -> worker.run(dispatch)).isInstanceOf(Worker.GoneException.class);
            request.end();

            begun.join().progress(2, 3);

            assertThat(progress).containsExactly(1L);
        }
    }

    private Dispatch dispatch(Worker worker, Job<?, ?> job) throws Exception {
        worker.load(TASK.definition(), new WorkerRequest(worker, timer));
        return new Dispatch(worker, 1, TaskSlice.of(job.single()), timer, new Dispatch.DispatchListener() {
            @Override
            public void begun(Job<?, ?> begun) {}

            @Override
            public void firstTakenBack(Job<?, ?> taken) {}

            @Override
            public void over(Dispatch dispatch, int tasks, long nanos) {}

            @Override
            public void afterProgress(Dispatch dispatch) {}

            @Override
            public void answered(Chunk<?, ?> chunk, int tasks, long nanos) {}

            @Override
            public void answered(Job<?, ?> answered, boolean wasTold, long nanos, Worker.Answer answer) {
                answered.finish(((Worker.Answer.Value) answer).bytes(), nanos);
            }
        });
    }

    private static Job<String, String> job(PoolObserver events) {
        TaskQueue queue = new Scheduler("test").open("test", PoolOptions.defaults(), events);
        TaskMarshaller<String, String> payload = TaskMarshaller.of(TASK.definition());
        return new SingleChunk<>(
                        1,
                        "",
                        payload.encodeTask(""),
                        new Binding<>(TASK.definition(), payload, text -> text),
                        queue,
                        queue.singles(false),
                        null,
                        CarriedContext.NOTHING,
                        ended -> {},
                        0)
                .job();
    }

    private String awaitTheEndOfTheTest() {
        while (testHasEnded.getCount() > 0) {
            try {
                testHasEnded.await(1, TimeUnit.DAYS);
            } catch (InterruptedException swallowed) {
                // it is not cooperative
            }
        }
        return "";
    }
}
