package org.paralleltask.pool.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.base.PoolLog;
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.pool.DeedWorker;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;
import org.paralleltask.pool.observe.CompositeObserver;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;
import org.paralleltask.pool.task.SingleChunk;
import org.paralleltask.pool.view.PoolObserver;
import org.paralleltask.pool.view.TaskView;
import org.paralleltask.task.TaskDefinition;

/** Which thread is woken by what, without processes. */
@Timeout(60)
public class SchedulerTest {
    private final Scheduler queues = new Scheduler("test");
    private final TaskQueue queue = queues.open("test", PoolOptions.defaults().queueSize(10), new PoolObserver() {});
    private final List<Thread> threads = new ArrayList<>();

    @Test
    void aSignalIsNotLostOnOneWhoHasNoWorker() throws Exception {
        long end = System.nanoTime() + TimeUnit.HOURS.toNanos(1);
        startAndAwaitWaiting(() -> queues.demand.pause(end, false));
        startAndAwaitWaiting(() -> queues.demand.awaitWork(() -> false));
        CompletableFuture<Job<?, ?>> taken = new CompletableFuture<>();
        startAndAwaitWaiting(() -> taken.complete(take(() -> false)));

        Job<Task, String> job = put();

        assertThat(taken.get(30, TimeUnit.SECONDS)).isSameAs(job);
        finish(job);
    }

    @Test
    void aTakerThatGivesUpPassesItsSignalOn() throws Exception {
        AtomicBoolean exited = new AtomicBoolean();
        CompletableFuture<Job<?, ?>> first = new CompletableFuture<>();
        CompletableFuture<Job<?, ?>> second = new CompletableFuture<>();
        startAndAwaitWaiting(() -> second.complete(take(() -> false)));
        startAndAwaitWaiting(() -> first.complete(take(exited::get))); // the last to come is the first to be woken

        exited.set(true); // the first one's worker; the news is on its way
        Job<Task, String> job = put();

        assertThat(second.get(30, TimeUnit.SECONDS)).isSameAs(job);
        finish(job);
        assertThat(first.get(30, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void aWithdrawnJobIsNotTaken() throws Exception {
        Job<Task, String> withdrawn = put();
        Job<Task, String> next = put();

        assertThat(withdrawn.withdraw()).isTrue();

        assertThat(take(() -> false)).isSameAs(next);
        finish(next);
    }

    @Test
    void lanesAreServedInTurns() throws Exception {
        Lane lane = new Lane(false);
        List<Job<?, ?>> map = List.of(put(lane), put(lane), put(lane));
        Job<Task, String> single = put();

        List<Job<?, ?>> taken = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            taken.add(take(() -> false));
        }

        assertThat(taken).containsExactly(map.get(0), single, map.get(1), map.get(2));
    }

    @Test
    void aCancelAfterTheDeathOfAWorkerKeepsTheJobFromRunningAgain() throws Exception {
        Job<Task, String> job = put();
        assertThat(take(() -> false)).isSameAs(job);
        job.died();

        job.cancel();

        assertThat(job.unstart()).isFalse();
        assertThat(job.again(
                        new TaskTimeoutException("dead", "dead", Duration.ZERO, Duration.ZERO, "w", 7, "", "", "")))
                .isFalse();
        job.fail(new IllegalStateException("dead"));
        assertThat(job.failure()).isInstanceOf(CancellationException.class);
    }

    @Test
    void aJobThatIsWithdrawnOnItsWayBackIsForgotten() throws Exception {
        Job<Task, String> job = put();
        assertThat(take(() -> false)).isSameAs(job);
        job.died();
        assertThat(job.unstart()).isTrue();

        job.withdraw();
        queue.putBack(job);

        assertThat(queue.waiting()).isZero();
    }

    @Test
    void anEventThatFailsCostsNoJobItsEnd() throws Exception {
        PoolObserver failing = new PoolObserver() {
            @Override
            public void taskEnded(TaskView job, @Nullable Throwable failure) {
                throw new IllegalStateException("a logger's, perhaps");
            }
        };
        TaskQueue watched = queues.open(
                "watched", PoolOptions.defaults(), new CompositeObserver(List.of(failing), new PoolLog("test")));
        Binding<Task, String, String> binding =
                new Binding<>(DeedWorker.DEFINITION, TaskMarshaller.of(DeedWorker.DEFINITION), text -> text);
        Job<Task, String> job = new SingleChunk<>(
                        1,
                        DeedWorker.task(Deed.PID),
                        Bytes.none(),
                        binding,
                        watched,
                        watched.singles(false),
                        null,
                        CarriedContext.NOTHING,
                        ended -> {},
                        0)
                .job();
        watched.put(job.single(), () -> false, Long.MAX_VALUE);

        job.fail(new IllegalStateException("its failure"));

        assertThat(job.hasEnded()).isTrue();
        assertThat(job.failure()).hasMessage("its failure");
        assertThat(watched.awaitFinished(0)).isTrue();
    }

    @Test
    void theLastToComeIsTheFirstToBeWoken() throws Exception {
        CompletableFuture<Job<?, ?>> first = new CompletableFuture<>();
        CompletableFuture<Job<?, ?>> last = new CompletableFuture<>();
        startAndAwaitWaiting(() -> first.complete(take(() -> false)));
        startAndAwaitWaiting(() -> last.complete(take(() -> false)));

        Job<Task, String> job = put();

        assertThat(last.get(30, TimeUnit.SECONDS)).isSameAs(job);
        assertThat(first).isNotDone();
        finish(job);
    }

    @Test
    void thereIsDemandOnlyForWhatNobodyIsFreeFor() throws Exception {
        CompletableFuture<Job<?, ?>> taken = new CompletableFuture<>();
        startAndAwaitWaiting(() -> taken.complete(take(() -> false)));
        CompletableFuture<Boolean> demand = new CompletableFuture<>();
        startAndAwaitWaiting(() -> demand.complete(queues.demand.awaitDemand(() -> false)));

        Job<Task, String> job = put();

        assertThat(taken.get(30, TimeUnit.SECONDS)).isSameAs(job);
        assertThat(demand).isNotDone();
        Job<Task, String> second = put();
        assertThat(demand.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(take(() -> false)).isSameAs(second);
        second.fail(new IllegalStateException("the end of the test"));
        finish(job);
    }

    @Test
    void whoHasGivenUpStartsNothingThoughThereIsDemand() throws Exception {
        Job<Task, String> job = put();

        assertThat(queues.demand.awaitDemand(() -> true)).isFalse();
        assertThat(queues.demand.awaitWork(() -> true)).isFalse();
        assertThat(queues.demand.awaitDemand(() -> false)).isTrue();
        finish(job);
    }

    @Test
    void whatComesWhileWhoLooksByHimselfIsLentIsForAnother() throws Exception {
        for (int i = 0; i < 2; i++) {
            queue.sizer().ran(1, 1000); // short tasks: a waiting thread spins at first
        }
        CompletableFuture<Job<?, ?>> other = new CompletableFuture<>();
        startAndAwaitWaiting(() -> other.complete(take(() -> false)));
        LentServer lent = new LentServer();
        startAndAwaitWaiting(lent::takeTwice);
        Job<Task, String> first = put();
        // the idle worker that takes the short task now spins, and is lent while it spins
        Job<Task, String> borrowed = job();
        IdleWorker taker = null;
        while (taker == null) {
            taker = queue.borrow(borrowed.single());
        }
        Job<Task, String> job = put();

        assertThat(other.get(30, TimeUnit.SECONDS)).isSameAs(job);

        taker.run(borrowed.single());
        borrowed.fail(new IllegalStateException("the end of the test"));
        first.fail(new IllegalStateException("the end of the test"));
        finish(job);
    }

    @Test
    void anInterruptDoesNotLetWhoIsLentServeAnother() throws Exception {
        LentServer lent = new LentServer();
        startAndAwaitWaiting(lent::takeTwice);
        Job<Task, String> borrowed = job();
        IdleWorker taker = queue.borrow(borrowed.single());
        assertThat(taker).isNotNull();

        threads.get(0).interrupt();
        Job<Task, String> job = put();

        await().during(200, TimeUnit.MILLISECONDS).until(() -> queue.waiting() == 1);
        if (taker != null) {
            taker.run(borrowed.single());
        }
        await().until(() -> queue.waiting() == 0);
        borrowed.fail(new IllegalStateException("the end of the test"));
        finish(job);
    }

    @Test
    void whoIsLateWithWhatItWasSentIsDemandForAnother() throws Exception {
        AtomicBoolean isLate = new AtomicBoolean();
        queues.enter(
                new IdleServer() {
                    @Override
                    public boolean hasMore() {
                        return true;
                    }

                    @Override
                    public boolean isLate() {
                        return isLate.get();
                    }
                },
                () -> false,
                Long.MAX_VALUE);
        CompletableFuture<Boolean> demand = new CompletableFuture<>();
        startAndAwaitWaiting(() -> demand.complete(queues.demand.awaitDemand(() -> false)));
        assertThat(demand).isNotDone();

        isLate.set(true);

        assertThat(demand.get(30, TimeUnit.SECONDS)).isTrue();
    }

    /** May be lent, and has done then what it was lent for. */
    private final class LentServer extends IdleServer {
        @Override
        public boolean isReadyFor(TaskDefinition<?, ?> definition) {
            return true;
        }

        @Override
        public boolean runForCaller(Chunk<?, ?> chunk) {
            return false;
        }

        void takeTwice() {
            IdleWorker taker = queues.enter(this, () -> false, Long.MAX_VALUE);
            queues.take(taker, false, 1);
            queues.take(taker, false, 1);
        }
    }

    private @Nullable Job<?, ?> take(BooleanSupplier givenUp) {
        IdleWorker taker = queues.enter(new IdleServer(), givenUp, Long.MAX_VALUE);
        TaskSlice load = queues.take(taker, false, 1);
        return load.isEmpty() ? null : load.job(0);
    }

    /** Has nothing to do, and is not ready for anything. */
    public static class IdleServer implements TaskRunner {
        @Override
        public boolean isReadyFor(TaskDefinition<?, ?> definition) {
            return false;
        }

        @Override
        public boolean hasMore() {
            return false;
        }

        @Override
        public boolean isLate() {
            return false;
        }

        @Override
        public TaskSlice takeHalf() {
            return TaskSlice.none();
        }

        @Override
        public boolean runForCaller(Chunk<?, ?> chunk) {
            throw new AssertionError("it is not ready");
        }
    }

    private Job<Task, String> put() throws InterruptedException {
        return put(queue.singles(false));
    }

    private Job<Task, String> job() {
        return job(queue.singles(false));
    }

    private Job<Task, String> put(Lane lane) throws InterruptedException {
        Job<Task, String> job = job(lane);
        assertThat(queue.put(job.single(), () -> false, Long.MAX_VALUE)).isTrue();
        return job;
    }

    private Job<Task, String> job(Lane lane) {
        Binding<Task, String, String> binding =
                new Binding<>(DeedWorker.DEFINITION, TaskMarshaller.of(DeedWorker.DEFINITION), text -> text);
        return new SingleChunk<>(
                        1,
                        DeedWorker.task(Deed.PID),
                        Bytes.none(),
                        binding,
                        queue,
                        lane,
                        null,
                        CarriedContext.NOTHING,
                        ended -> {},
                        0)
                .job();
    }

    /** Lets the threads of a test end. */
    private void finish(Job<?, ?> job) throws InterruptedException {
        job.fail(new IllegalStateException("the end of the test"));
        queues.close();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void startAndAwaitWaiting(Runnable body) {
        Thread thread = new Thread(body);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
        await().until(() ->
                thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
    }
}
