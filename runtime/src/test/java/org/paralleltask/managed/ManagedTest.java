package org.paralleltask.managed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Filter;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.DeathCause;
import org.paralleltask.ManagedCall;
import org.paralleltask.PayloadException;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.managed.ManagedWorker.Board;
import org.paralleltask.managed.ManagedWorker.BoardException;
import org.paralleltask.managed.ManagedWorker.Result;
import org.paralleltask.managed.ManagedWorker.Task;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Workers;

/** Objects of the program that its tasks call. */
@Timeout(60)
class ManagedTest {
    /** Answers a post. */
    @FunctionalInterface
    private interface Answer {
        String to(String text) throws IOException, BoardException, InterruptedException;
    }

    private final List<String> logged = Collections.synchronizedList(new ArrayList<>());

    private Board board(Answer answer) {
        return new Board() {
            @Override
            public String post(String text) throws IOException, BoardException, InterruptedException {
                return answer.to(text);
            }

            @Override
            public void log(String text) {
                logged.add(text);
            }
        };
    }

    @Test
    void aTaskCallsTheProgramsOwnObject() {
        try (ProcessPool<Task, Result> pool = ManagedWorker.open(board(text -> text + "!"), o -> o)) {
            Result result = pool.call(new Task("post", "hello"));

            assertThat(result.text()).isEqualTo("hello!");
            assertThat(result.pid()).isNotEqualTo(ProcessHandle.current().pid());
            pool.map(IntStream.range(0, 100).boxed(), i -> new Task("log", "line " + i));
            assertThat(logged).hasSize(100).contains("line 0", "line 99");
        }
    }

    @Test
    void allCallsOfAWorkerAreMadeByOneThreadAndThoseOfTwoByTwo() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        Board board = board(text -> {
            try {
                both.await();
            } catch (java.util.concurrent.BrokenBarrierException e) {
                throw new IOException(e);
            }
            return Thread.currentThread().getName() + ";";
        });
        try (ProcessPool<Task, Result> pool = ManagedWorker.open(board, o -> o.workers(2))) {
            List<Result> results = pool.map(Stream.of("a", "b"), text -> new Task("post twice", text));

            Set<String> threads = ConcurrentHashMap.newKeySet();
            for (Result result : results) {
                String[] names = result.text().split(";", -1);
                assertThat(names[0]).isEqualTo(names[1]);
                threads.add(names[0]);
            }
            assertThat(threads).hasSize(2);
        }
    }

    @Test
    void exceptionsArriveAsThemselvesWithTheFramesOfBothSides() {
        Board board = board(text -> {
            switch (text) {
                case "checked" -> throw new IOException("no disk");
                case "own" -> throw new BoardException("no board");
                case "unchecked" -> throw new IllegalStateException("closed");
                default -> throw new AssertionError("unknown " + text);
            }
        });
        try (ProcessPool<Task, Result> pool = ManagedWorker.open(board, o -> o)) {
            assertThatThrownBy(() -> pool.call(new Task("post", "checked")))
                    .isInstanceOf(IOException.class)
                    .hasMessage("no disk")
                    .satisfies(thrown -> {
                        List<String> frames = Stream.of(thrown.getStackTrace())
                                .map(StackTraceElement::getClassName)
                                .toList();
                        assertThat(frames.indexOf(ManagedTest.class.getName())).isNotNegative();
                    });
            assertThatThrownBy(() -> pool.call(new Task("post", "own")))
                    .isInstanceOf(BoardException.class)
                    .hasMessage("no board");
            assertThatThrownBy(() -> pool.call(new Task("post", "unchecked")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("closed");
            assertThatThrownBy(() -> pool.call(new Task("post", "error"))).hasMessageContaining("unknown error");
        }
    }

    @Test
    void whatCannotBeSentFailsInTheTask() {
        try (ProcessPool<Task, Result> pool = ManagedWorker.open(board(text -> text), o -> o)) {
            assertThatThrownBy(() -> pool.call(new Task("log", "unsendable")))
                    .isInstanceOf(PayloadException.class)
                    .hasMessageContaining("managed: board.log: text cannot be sent")
                    .hasMessageContaining("java.lang.Object is not Serializable");
            assertThat(pool.call(new Task("post", "next")).text()).isEqualTo("next");
        }
    }

    @Test
    void whatCannotBeReturnedIsToldWithTheMethod() {
        String large = "x".repeat(2000);
        try (ProcessPool<Task, Result> pool =
                ManagedWorker.open(board(text -> text.isEmpty() ? large : text), o -> o.maxPayload(1024))) {
            assertThatThrownBy(() -> pool.call(new Task("post", "")))
                    .isInstanceOf(PayloadException.class)
                    .hasMessageStartingWith("managed: what board.post has returned cannot be sent: ")
                    .hasMessageContaining("1024");
            assertThat(pool.call(new Task("post", "next")).text()).isEqualTo("next");
        }
    }

    @Test
    void theObjectKnowsWhoCallsAndHearsOfTheEnd() {
        List<String> ends = Collections.synchronizedList(new ArrayList<>());
        Board board = board(text -> {
            ManagedCall call = ManagedCall.current();
            call.onRunEnd(() -> ends.add("end of " + text));
            call.onRunLost(() -> ends.add("loss of " + text));
            return call.worker() + " " + call.task() + " " + call.attempt();
        });
        try (ProcessPool<Task, Result> pool =
                ManagedWorker.open(board, o -> o.retries(1).retryOn(EnumSet.allOf(DeathCause.class)))) {
            Result result = pool.call(new Task("post", "a"));
            assertThat(result.text()).matches("managed-1 \\d+ 1");
            assertThat(ends).containsExactly("end of a");
            ends.clear();

            assertThatThrownBy(() -> pool.call(new Task("die", "b"))).isInstanceOf(WorkerCrashedException.class);

            assertThat(ends).containsExactly("loss of b", "end of b", "loss of b", "end of b");
            assertThatThrownBy(ManagedCall::current)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("This thread calls nothing for a task");
        }
    }

    @Test
    void aCancelInterruptsTheCallAndTheTaskHearsOfIt() throws Exception {
        CountDownLatch isWaiting = new CountDownLatch(1);
        Board board = board(text -> {
            isWaiting.countDown();
            new CountDownLatch(1).await();
            return text;
        });
        try (ProcessPool<Task, Result> pool = ManagedWorker.open(board, o -> o.cancelGrace(Duration.ofSeconds(30)))) {
            CompletableFuture<Result> waiting = pool.submit(new Task("say how it is interrupted", "x"));
            isWaiting.await();
            long pid = pool.stats().workers().get(0).pid().orElseThrow();

            waiting.cancel(true);

            assertThat(pool.call(new Task("log", "next")).pid()).isEqualTo(pid);
        }
    }

    @Test
    void anInterruptThatTheMethodDoesNotTakeIsTheTasksAfterIt() {
        Board board = board(text -> {
            if (text.equals("deaf")) {
                return "heard";
            }
            Thread.sleep(60_000);
            return "slept";
        });
        try (ProcessPool<Task, Result> pool = ManagedWorker.open(board, o -> o)) {
            assertThat(pool.call(new Task("interrupt itself", "deaf")).text()).isEqualTo("heard, flag true");
            assertThat(pool.call(new Task("interrupt itself", "sleep")).text())
                    .isEqualTo("InterruptedException, flag false");
            assertThat(pool.call(new Task("say how it is interrupted", "deaf")).text())
                    .isEqualTo("heard, flag false");
        }
    }

    @Test
    void aLimitKillsATaskThatWaitsInACallAndSaysSo() {
        Board board = board(text -> {
            new CountDownLatch(1).await();
            return text;
        });
        try (ProcessPool<Task, Result> pool = ManagedWorker.open(board, o -> o.timeout(Duration.ofMillis(500)))) {
            assertThatThrownBy(() -> pool.call(new Task("post", "x")))
                    .isInstanceOf(TaskTimeoutException.class)
                    .hasMessageContaining("It had waited for")
                    .hasMessageContaining("ms in a call of board")
                    .satisfies(thrown -> assertThat(thrown.getStackTrace()[0].toString())
                            .contains("org.paralleltask.managed.ManagedWorker$BoardProxy.post("));
        }
    }

    @Test
    void whatATaskHeldIsToldAlsoIfItsLastCallDoesNotReturn() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Semaphore end = new Semaphore(0);
        Board board = board(text -> {
            if (lock.isHeldByCurrentThread()) {
                end.acquireUninterruptibly();
            } else {
                lock.lock();
                RunHolds.locked(lock);
            }
            return text;
        });
        try (ProcessPool<Task, Result> pool = ManagedWorker.open(board, o -> o.timeout(Duration.ofMillis(500)))) {
            assertThatThrownBy(() -> pool.call(new Task("post twice", "x")))
                    .isInstanceOf(TaskTimeoutException.class)
                    .hasMessageContaining(
                            "It held board, which has not been given back yet: its last call has not returned");
            assertThat(lock.isLocked()).isTrue();

            end.release();
            assertThat(lock.tryLock(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void worksInTheProgramsOwnProcessAndOnSharedWorkers() {
        try (Workers workers = Workers.inProcess(2);
                ProcessPool<Task, Result> pool = ManagedWorker.open(workers, board(text -> text + "?"))) {
            assertThat(pool.map(Stream.of("a", "b"), text -> new Task("post", text)))
                    .extracting(Result::text)
                    .containsExactly("a?", "b?");
        }
        try (Workers workers = Workers.open(o -> o.workers(1));
                ProcessPool<Task, Result> one = ManagedWorker.open(workers, board(text -> text + "1"));
                ProcessPool<Task, Result> two = ManagedWorker.open(workers, board(text -> text + "2"))) {
            assertThat(one.call(new Task("post", "a")).text()).isEqualTo("a1");
            assertThat(two.call(new Task("post", "a")).text()).isEqualTo("a2");
            assertThat(one.call(new Task("post", "b")).text()).isEqualTo("b1");
        }
    }

    @Test
    void inTheProgramsOwnProcessALockThatATasksOwnThreadHasLeftIsToldOf() {
        ReentrantLock lock = new ReentrantLock();
        Board board = board(text -> {
            lock.lock();
            RunHolds.locked(lock);
            return text;
        });
        Logger logger = Logger.getLogger("org.paralleltask");
        List<String> warnings = Collections.synchronizedList(new ArrayList<>());
        Filter filter = entry -> !warnings.add(entry.getMessage());
        logger.setFilter(filter);
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, Result> pool = ManagedWorker.open(workers, board)) {
            pool.call(new Task("leave it to another thread", "x"));
        } finally {
            logger.setFilter(null);
        }
        assertThat(warnings)
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("managed: task ")
                .contains(
                        "and its thread other still holds board, which stays locked: where tasks run in the program's own"
                                + " process, only the thread that has locked can unlock");
    }

    @SuppressWarnings("NullAway") // null is what it is about
    @Test
    void anObjectThatIsNullIsRefused() {
        assertThatThrownBy(() -> ManagedWorker.open((Board) null, o -> o))
                .isInstanceOf(PayloadException.class)
                .hasMessageContaining("board cannot be sent: it is null");
    }

    @Test
    void furtherThreadsOfATaskCallToo() {
        try (ProcessPool<Task, Result> pool = ManagedWorker.open(
                board(text -> text + " by " + Thread.currentThread().getName()), o -> o)) {
            String own = pool.call(new Task("post", "a")).text();
            String other = pool.call(new Task("from another thread", "a")).text();
            String nextOther = pool.call(new Task("from another thread", "a")).text();

            assertThat(other).startsWith("a by ").isEqualTo(nextOther).isNotEqualTo(own);
        }
    }

    @Test
    void sixteenThreadsOfATaskMayBeginToCallAtOnce() {
        Phaser together = new Phaser(16); // each needs a line of its own, or none returns
        Board board = board(text -> {
            together.arriveAndAwaitAdvance();
            return Thread.currentThread().getName();
        });
        try (ProcessPool<Task, Result> pool = ManagedWorker.open(board, o -> o)) {
            for (int i = 0; i < 3; i++) {
                String twins = pool.call(new Task("from sixteen threads", "a")).text();

                assertThat(twins.lines()).hasSize(16).doesNotHaveDuplicates().allMatch(name -> name.contains("-calls"));
            }
        }
    }

    @Test
    void aFurtherThreadIsInterruptedBeforeTheProgramHasHeardOfItsCall() {
        Board board = board(text -> {
            if (text.equals("deaf")) {
                return "heard";
            }
            new CountDownLatch(1).await();
            return text;
        });
        try (ProcessPool<Task, Result> pool = ManagedWorker.open(board, o -> o)) {
            assertThat(pool.call(new Task("interrupt another thread", "wait")).text())
                    .isEqualTo("InterruptedException, flag false");
        }
        try (ProcessPool<Task, Result> pool = ManagedWorker.open(board, o -> o)) {
            assertThat(pool.call(new Task("interrupt another thread", "deaf")).text())
                    .isEqualTo("heard, flag true");
        }
    }

    @Test
    void anErrorOfTheObjectIsNoErrorOfTheTasksJvm() {
        Board board = board(text -> {
            throw new OutOfMemoryError("of the program");
        });
        try (ProcessPool<Task, Result> pool = ManagedWorker.open(board, o -> o)) {
            long pid = pool.call(new Task("log", "x")).pid();

            assertThatThrownBy(() -> pool.call(new Task("post", "x")))
                    .isInstanceOf(RemoteTaskException.class)
                    .hasMessage("managed: board threw java.lang.OutOfMemoryError: of the program in the program")
                    .hasNoCause();

            assertThat(pool.call(new Task("log", "x")).pid()).isEqualTo(pid);
        }
    }
}
