package org.paralleltask.pool.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.PoolOptions;
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.host.Worker;
import org.paralleltask.host.WorkerView;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.pool.ShortTaskWorker;
import org.paralleltask.pool.ShortTaskWorker.Result;
import org.paralleltask.pool.ShortTaskWorker.Task;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.queue.TaskSlice;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Placement;
import org.paralleltask.pool.task.SingleChunk;
import org.paralleltask.pool.view.PoolObserver;
import org.paralleltask.pool.view.TaskView;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.WorkerLedger;

/** Which thread may interrupt or kill a worker for the tasks that it was sent, and when; without processes. */
@Timeout(30)
class DispatchTest {
    private final Ledger ledger = Ledger.inMemory();
    private final WorkerLedger workersLedger = WorkerLedger.of(ledger);
    private final AtomicInteger kills = new AtomicInteger();
    private final Set<Long> dumped = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Set<Long> progressed = ConcurrentHashMap.newKeySet();
    private boolean hasHeardAll = true;
    private final TaskQueue queue = new Scheduler("test").open("test", PoolOptions.defaults(), new PoolObserver() {
        @Override
        public void progress(TaskView task, WorkerView by, long done, long total) {
            progressed.add(task.id());
        }
    });

    private final Worker worker = (Worker) Proxy.newProxyInstance(
            DispatchTest.class.getClassLoader(), new Class<?>[] {Worker.class}, (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "kill" -> kills.incrementAndGet();
                    case "dump" -> dumped.add((Long) arguments[0]);
                    case "hasHeardAll" -> {
                        return hasHeardAll;
                    }
                    default -> {}
                }
                return method.getReturnType() == Ledger.class
                        ? ledger
                        : method.getReturnType() == long.class
                                ? (Object) 1L
                                : method.getReturnType() == String.class ? "worker" : null;
            });

    /** Does nothing. */
    private static final class Deaf implements Dispatch.DispatchListener {
        @Override
        public void begun(Job<?, ?> job) {}

        @Override
        public void firstTakenBack(Job<?, ?> job) {}

        @Override
        public void over(Dispatch dispatch, int tasks, long nanos) {}

        @Override
        public void afterProgress(Dispatch dispatch) {}

        @Override
        public void answered(Chunk<?, ?> chunk, int tasks, long nanos) {}

        @Override
        public void answered(Job<?, ?> job, boolean wasTold, long nanos, Worker.Answer answer) {}
    }

    @AfterEach
    void stopTheTimer() {
        timer.shutdownNow();
    }

    private Job<Task, Result> job(long id, @Nullable Duration limit) {
        Binding<Task, Result, Result> binding = new Binding<>(
                ShortTaskWorker.DEFINITION, TaskMarshaller.of(ShortTaskWorker.DEFINITION), result -> result);
        return new SingleChunk<>(
                        id,
                        ShortTaskWorker.quick(1),
                        Bytes.none(),
                        binding,
                        queue,
                        queue.singles(false),
                        limit,
                        CarriedContext.NOTHING,
                        ended -> {},
                        0)
                .job();
    }

    private Dispatch dispatch(int number, Job<?, ?>... jobs) {
        TaskSlice slice = new TaskSlice(jobs.length);
        for (Job<?, ?> job : jobs) {
            slice.add(job.single(), 0, 1);
        }
        return new Dispatch(worker, number, slice, timer, new Deaf());
    }

    @Test
    void whoComesAfterTheEndOfADispatchDoesNotTouchTheWorkerInTheNext() {
        Dispatch dispatch = dispatch(1, job(1, null));
        workersLedger.open(1);
        workersLedger.begin(0);
        workersLedger.answer(0, new Frame.Value(1, Bytes.none()));
        dispatch.end();
        dispatch(2, job(2, null));
        workersLedger.open(2);
        workersLedger.begin(0);

        dispatch.requestOfFirst().cancel(Duration.ZERO);
        dispatch.requestOfFirst().timeOut();

        assertThat(kills).hasValue(0);
        assertThat(dumped).isEmpty();
    }

    @Test
    void whatIsTakenBackIsNeverTakenForRunning() throws Exception {
        for (int i = 1; i <= 1000; i++) {
            Job<Task, Result> job = job(i, null);
            Dispatch dispatch = dispatch(i, job);
            CountDownLatch go = new CountDownLatch(1);
            Thread cancelling = new Thread(() -> {
                while (go.getCount() > 0) {
                    Thread.onSpinWait();
                }
                job.cancel();
            });
            cancelling.start();
            go.countDown();
            dispatch.giveBackRest();
            cancelling.join();

            assertThat(job.hasEnded()).isTrue();
        }
        assertThat(kills).hasValue(0);
    }

    @Test
    void aTaskThatIsStoppedBeforeAllAreThereTakesNoneOfThemBack() throws Exception {
        ledger.prepare(1, 2);
        InFlightTasks inFlight = new InFlightTasks(worker, 1, 2, timer);
        Placement placement = inFlight.placement(0, 1);
        workersLedger.open(1);
        workersLedger.begin(0); // as no worker may that has not been sent it

        placement.cancel(Duration.ZERO);

        assertThat(kills).hasValue(1);
        assertThat(ledger.mark(1, 1)).isEqualTo(Ledger.Mark.WAITING);
    }

    @Test
    void aStopHitsTheTaskThatRunsAndNoOther() throws Exception {
        Dispatch dispatch = dispatch(1, job(1, null), job(2, null), job(3, null));
        workersLedger.open(1);
        workersLedger.begin(0);
        workersLedger.answer(0, new Frame.Value(1, Bytes.none()));
        workersLedger.begin(1);
        dispatch.look(false);

        dispatch.requestOfFirst().cancel(Duration.ZERO);
        assertThat(kills).hasValue(0);

        dispatch.current().orElseThrow().cancel(Duration.ZERO);
        assertThat(kills).hasValue(1);
        assertThat(dispatch.hasWaiting()).isFalse();
        assertThat(dispatch.afterDeath())
                .singleElement()
                .satisfies(task -> assertThat(task.job().id()).isEqualTo(2));
    }

    /** The message may be here before the worker has counted it in the ledger. */
    @Test
    void progressOfALaterTaskIsToldThoughItIsNotCountedYet() {
        Dispatch dispatch = dispatch(1, job(1, null), job(2, null));
        workersLedger.open(1);
        workersLedger.begin(0);
        workersLedger.answer(0, new Frame.Value(1, Bytes.none()));
        workersLedger.begin(1);
        hasHeardAll = false;

        dispatch.progressed(2, 7, 10);

        assertThat(progressed).containsExactly(2L);
        dispatch.end();
    }

    @Test
    void afterATaskThatEndedAtItsLimitTheNextHasOneToo() throws Exception {
        Duration limit = Duration.ofMillis(50);
        Dispatch dispatch = dispatch(1, job(1, limit), job(2, limit));
        workersLedger.open(1);
        workersLedger.begin(0);
        dispatch.limit();
        await().until(() -> dumped.contains(1L));

        workersLedger.answer(0, new Frame.Value(1, Bytes.none()));
        workersLedger.begin(1);
        dispatch.look(false);

        await().until(() -> dumped.contains(2L));
        await().until(() -> kills.get() == 1);
        dispatch.end();
    }
}
