package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** What a pool does while nothing dies. */
@Timeout(60)
class ProcessPoolTest {
    private static ProcessPool<Task, String> pool;

    @TempDir
    private Path directory;

    @BeforeAll
    static void open() {
        pool = DeedWorker.open(2);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    @DisplayName("A1: a call returns the method's value")
    void callReturnsTheValue() {
        assertThat(pool.call(task(Deed.ECHO, "hello"))).isEqualTo("hello");
    }

    @Test
    void tasksRunInOtherProcesses() {
        long pid = Long.parseLong(pool.call(task(Deed.PID)));

        assertThat(pid).isNotEqualTo(ProcessHandle.current().pid());
        assertThat(ProcessHandle.current().children().map(ProcessHandle::pid)).contains(pid);
    }

    @Test
    @DisplayName("C1: an exception comes as itself, with the worker's frames, then the caller's")
    void callThrowsWhatTheMethodThrows() {
        assertThatThrownBy(() -> pool.call(task(Deed.THROW_CHECKED, "no such file")))
                .isExactlyInstanceOf(FileNotFoundException.class)
                .hasMessage("no such file")
                .satisfies(e -> assertThat(e.getStackTrace())
                        .extracting(StackTraceElement::getMethodName)
                        .containsSubsequence("perform", "callThrowsWhatTheMethodThrows")
                        .doesNotContain("serve"));
    }

    @Test
    void aCauseComesWithItsException() {
        assertThatThrownBy(() -> pool.call(task(Deed.THROW_UNCHECKED, "wrong")))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasRootCauseInstanceOf(IOException.class)
                .hasRootCauseMessage("the cause");
    }

    @Test
    void anExceptionThatMayNotCrossComesWithItsText() {
        assertThatThrownBy(() -> pool.call(task(Deed.THROW_OWN, "mine")))
                .isInstanceOfSatisfying(RemoteTaskException.class, e -> {
                    assertThat(e.remoteClassName()).isEqualTo(DeedWorker.OwnException.class.getName());
                    assertThat(e.remoteText()).contains("OwnException: mine", "at ", "TestTasks.perform");
                })
                .hasMessageContaining("OwnException: mine");
    }

    @Test
    @DisplayName("C10: an exception does not influence later tasks")
    void goesOnAfterAnException() {
        try (ProcessPool<Task, String> one = DeedWorker.open(1)) {
            String pid = one.call(task(Deed.PID));
            assertThatThrownBy(() -> one.call(task(Deed.THROW_UNCHECKED, "x")))
                    .isInstanceOf(IllegalArgumentException.class);

            assertThat(one.call(task(Deed.PID))).isEqualTo(pid);
        }
    }

    @Test
    void anInterruptedExceptionOutOfCallIsTheMethodsOwn() {
        assertThatThrownBy(() -> pool.call(task(Deed.THROW_INTERRUPTED, "own")))
                .isInstanceOf(InterruptedException.class)
                .hasMessage("own");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    @DisplayName("A3: a future gives the same value each time")
    void submitGivesAFuture() throws Exception {
        List<CompletableFuture<String>> futures = IntStream.range(0, 10)
                .mapToObj(i -> pool.submit(task(Deed.ECHO, i)))
                .toList();

        for (int i = 0; i < 10; i++) {
            assertThat(futures.get(i).get()).isEqualTo(Integer.toString(i));
            assertThat(futures.get(i).get()).isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void aFutureFailsWithTheSameThrowable() {
        assertThatThrownBy(() -> pool.submit(task(Deed.THROW_CHECKED, "gone")).get())
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isExactlyInstanceOf(FileNotFoundException.class)
                .hasMessage("gone");
    }

    @Test
    @DisplayName("A4: waiting for a result may end before the task does, which goes on")
    void getMayTimeOut() throws Exception {
        Path gate = directory.resolve("gate");
        CompletableFuture<String> future = pool.submit(task(Deed.WAIT_FOR_FILE, gate));

        assertThatThrownBy(() -> future.get(1, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        Files.createFile(gate);

        assertThat(future.get()).isNotEmpty();
    }

    @Test
    @DisplayName("A9: a callback may submit the next task")
    void aCallbackMaySubmit() {
        CompletableFuture<String> chain = CompletableFuture.completedFuture("0");
        for (int i = 0; i < 50; i++) {
            chain = chain.thenCompose(n -> pool.submit(task(Deed.ECHO, Integer.parseInt(n) + 1)));
        }

        assertThat(chain.join()).isEqualTo("50");
    }

    @Test
    void aBlockingCallbackHoldsUpNobody() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Path gate = directory.resolve("gate");
        CompletableFuture<Void> blocked = CompletableFuture.allOf(IntStream.range(0, 4)
                .mapToObj(i -> pool.submit(task(Deed.WAIT_FOR_FILE, gate)).thenAccept(value -> awaitLatch(release)))
                .toArray(CompletableFuture<?>[]::new));
        Files.createFile(gate);

        assertThat(pool.map(List.of("a", "b", "c"), text -> task(Deed.ECHO, text)))
                .containsExactly("a", "b", "c");
        assertThat(pool.submit(task(Deed.ECHO, "d")).join()).isEqualTo("d");
        assertThat(blocked).isNotDone();
        release.countDown();
        blocked.join();
    }

    @Test
    @DisplayName("B1: map keeps the order of the inputs")
    void mapKeepsTheOrder() {
        List<String> texts = IntStream.range(0, 500).mapToObj(Integer::toString).toList();

        assertThat(pool.map(texts, text -> task(Deed.ECHO, text))).isEqualTo(texts);
        assertThat(pool.map(texts.stream(), text -> task(Deed.ECHO, text))).isEqualTo(texts);
    }

    @Test
    @DisplayName("B2: nothing in, nothing out")
    void mapOfNothingIsEmpty() {
        assertThat(pool.map(List.<Task>of(), task -> task)).isEmpty();
        assertThat(pool.map(Stream.<Task>of(), task -> task)).isEmpty();
    }

    @Test
    void mapThrowsTheFirstFailureAndNamesTheInput() {
        List<Task> tasks = List.of(task(Deed.ECHO, "a"), task(Deed.THROW_CHECKED, "second"), task(Deed.ECHO, "c"));

        assertThatThrownBy(() -> pool.map(tasks, task -> task))
                .isExactlyInstanceOf(FileNotFoundException.class)
                .hasMessage("second")
                .satisfies(e -> assertThat(e.getSuppressed()[0])
                        .hasMessage("input 1 of map: Task[deed=THROW_CHECKED, text=second]"));
    }

    @Test
    @DisplayName("B9: the first failure ends a map at once, and withdraws what has not started")
    void mapThrowsAtOnce() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> small =
                DeedWorker.open(options -> options.workers(2).queueSize(2))) {
            List<Task> tasks = new ArrayList<>(List.of(task(Deed.WAIT_FOR_FILE, gate), task(Deed.THROW_OWN, "first")));
            for (int i = 0; i < 100; i++) {
                tasks.add(task(Deed.WAIT_FOR_FILE, gate));
            }

            assertThatThrownBy(() -> small.map(tasks, task -> task)).isInstanceOf(RemoteTaskException.class);
            Files.createFile(gate);

            assertThat(small.call(task(Deed.COUNT))).isIn("0", "1", "2"); // of 101 that waited
        }
    }

    @Test
    @DisplayName("B10: an exception of the inputs comes as itself, and the pool goes on")
    void aFailingIteratorSurfacesAsItself() {
        IllegalStateException own = new IllegalStateException("no more inputs");
        Iterable<Task> inputs = () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Task next() {
                if (next == 3) {
                    throw own;
                }
                return task(Deed.ECHO, next++);
            }
        };

        assertThatThrownBy(() -> pool.map(inputs, task -> task)).isSameAs(own);
        assertThat(pool.call(task(Deed.ECHO, "on"))).isEqualTo("on");
    }

    @Test
    @DisplayName("A13: many threads use one pool at once")
    void manyThreadsShareAPool() throws Exception {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 10; t++) {
            String name = "thread " + t;
            threads.add(new Thread(() -> {
                for (int i = 0; i < 20; i++) {
                    String text = name + " " + i;
                    assertThat(pool.call(task(Deed.ECHO, text))).isEqualTo(text);
                    assertThat(pool.map(List.of(text, "b"), each -> task(Deed.ECHO, each)))
                            .containsExactly(text, "b");
                    assertThat(pool.submit(task(Deed.ECHO, text)).join()).isEqualTo(text);
                }
            }));
        }
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((which, thrown) -> failure.set(thrown)));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(failure.get()).isNull();
    }

    @Test
    @DisplayName("A16: never more processes than workers")
    void startsNoMoreThanItsWorkers() {
        try (ProcessPool<Task, String> three = DeedWorker.open(3)) {
            List<String> pids = three.map(IntStream.range(0, 100).boxed().toList(), i -> task(Deed.PID));

            assertThat(pids.stream().distinct().count()).isBetween(1L, 3L);
        }
    }

    @Test
    void aFullQueueBlocksTheSubmitter() throws Exception {
        Path gate = directory.resolve("gate");
        List<CompletableFuture<String>> accepted = new CopyOnWriteArrayList<>();
        try (ProcessPool<Task, String> small =
                DeedWorker.open(options -> options.workers(1).queueSize(2))) {
            Thread submitter = new Thread(() -> {
                for (int i = 0; i < 5; i++) {
                    accepted.add(small.submit(task(Deed.WAIT_FOR_FILE, gate)));
                }
            });
            submitter.start();

            await().until(() -> accepted.size() >= 3 && isBlocked(submitter));
            assertThat(accepted).hasSize(3); // one runs, two wait
            Files.createFile(gate);
            submitter.join();
        }

        assertThat(accepted).hasSize(5).allSatisfy(future -> assertThat(future).isCompleted());
    }

    @Test
    @DisplayName("E10: a waiting task that is cancelled never runs")
    void cancellingAWaitingTaskWithdrawsIt() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> one =
                DeedWorker.open(options -> options.workers(1).queueSize(1))) {
            CompletableFuture<String> running = one.submit(task(Deed.WAIT_FOR_FILE, gate));
            CompletableFuture<String> waiting = one.submit(task(Deed.EXIT, 1)); // once the first has been taken
            CompletableFuture<String> dependent = waiting.thenApply(text -> text + "!");

            assertThat(waiting.cancel(false)).isTrue();
            CompletableFuture<String> next = one.submit(task(Deed.ECHO, "room again"));
            Files.createFile(gate);

            assertThat(waiting).isCancelled();
            assertThat(dependent).isCompletedExceptionally();
            assertThat(running.join()).isNotEmpty();
            assertThat(next.join()).isEqualTo("room again");
        }
    }

    @Test
    void aFutureThatSomebodyElseCompletesWithdrawsItsTask() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> one = DeedWorker.open(1)) {
            CompletableFuture<String> running = one.submit(task(Deed.WAIT_FOR_FILE, gate));
            CompletableFuture<String> waiting = one.submit(task(Deed.EXIT, 1));
            CompletableFuture<String> timed = one.submit(task(Deed.EXIT, 1)).orTimeout(1, TimeUnit.MILLISECONDS);
            waiting.complete("mine");
            assertThatThrownBy(timed::get).hasCauseInstanceOf(TimeoutException.class);
            Files.createFile(gate);

            assertThat(one.call(task(Deed.PID))).isEqualTo(running.join()); // no worker has exited
            assertThat(waiting.join()).isEqualTo("mine");
        }
    }

    @Test
    @SuppressWarnings("NullAway") // which is what this is about
    void aNullTaskIsTheCallersMistake() {
        assertThatThrownBy(() -> pool.call(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> pool.submit(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aPoolOnClosedWorkersSaysSo() {
        Workers workers = Workers.open(options -> options.workers(1));
        workers.close();

        assertThatThrownBy(() -> DeedWorker.open(workers))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("Pool deed cannot be opened on these Workers: they are closed");
    }

    @Test
    @DisplayName("F1: a closed pool rejects tasks")
    void rejectsAfterClose() {
        ProcessPool<Task, String> closed = DeedWorker.open(1);
        closed.close();
        closed.close();

        assertThatThrownBy(() -> closed.call(task(Deed.PID)))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("Pool deed is closed: it accepts no more tasks");
        assertThatThrownBy(() -> closed.submit(task(Deed.PID))).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> closed.map(List.of(task(Deed.PID)), task -> task))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    @DisplayName("F2, F18: close finishes what was accepted, then no process is left")
    void closeFinishesWhatWasAccepted() {
        List<CompletableFuture<String>> futures = new ArrayList<>();
        long pid;
        try (ProcessPool<Task, String> closing = DeedWorker.open(2)) {
            pid = Long.parseLong(closing.call(task(Deed.PID)));
            for (int i = 0; i < 50; i++) {
                futures.add(closing.submit(task(Deed.ECHO, i)));
            }
        }

        assertThat(futures).allSatisfy(future -> assertThat(future).isCompleted());
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    void closingWhileSubmittersWaitRejectsThem() throws Exception {
        Path gate = directory.resolve("gate");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        ProcessPool<Task, String> small =
                DeedWorker.open(options -> options.workers(1).queueSize(1));
        Thread submitter = new Thread(() -> {
            while (true) {
                small.submit(task(Deed.WAIT_FOR_FILE, gate));
            }
        });
        submitter.setUncaughtExceptionHandler((thread, failure) -> thrown.set(failure));
        submitter.start();
        await().until(() -> isBlocked(submitter));

        Thread closer = new Thread(small::close);
        closer.start();
        submitter.join();
        Files.createFile(gate);
        closer.join();

        assertThat(thrown.get()).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void anInterruptedCallerCancelsItsTask() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        try (ProcessPool<Task, String> one = DeedWorker.open(1)) {
            String pid = one.call(task(Deed.PID));
            Thread caller = new Thread(() -> {
                try {
                    one.call(task(Deed.SPIN));
                } catch (CancellationException e) {
                    thrown.set(e);
                    flag.set(Thread.currentThread().isInterrupted());
                }
            });
            caller.start();
            await().until(() -> one.stats().running() == 1);
            caller.interrupt();
            caller.join();

            assertThat(thrown.get()).isInstanceOf(CancellationException.class);
            assertThat(flag.get()).isTrue();
            assertThat(one.call(task(Deed.PID))).isNotEqualTo(pid); // the spinning one is gone
        }
    }

    @Test
    void whatATaskLeavesBehindDoesNotReachTheNext() {
        try (ProcessPool<Task, String> one = DeedWorker.open(1)) {
            String pid = one.call(task(Deed.LEAVE_A_MESS));

            assertThat(one.call(task(Deed.PID))).isEqualTo(pid);
            assertThat(one.call(task(Deed.READ_STDIN))).isEqualTo("-1 -1");
        } // and its thread does not keep the process
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isBlocked(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TERMINATED;
    }
}
