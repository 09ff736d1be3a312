package org.paralleltask.managed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.managed.HostileCaller.Mode;
import org.paralleltask.managed.ManagedWorker.Board;
import org.paralleltask.managed.ManagedWorker.Result;
import org.paralleltask.managed.ManagedWorker.Task;
import org.paralleltask.pool.HostileWorker;
import org.paralleltask.pool.ProcessPool;

/**
 * Workers are not trusted with the program's objects: a worker that calls anything else than its managed objects is
 * killed.
 */
@Timeout(60)
class HostileCallerTest {
    private final List<String> posted = new CopyOnWriteArrayList<>();

    private final Board board = new Board() {
        @Override
        public String post(String text) {
            posted.add(text);
            return text + "!";
        }

        @Override
        public void log(String text) {
            posted.add(text);
        }
    };

    @TempDir
    private Path directory;

    /** The first worker is not one of ours; those after it are. */
    private ProcessPool<Task, Result> open(Mode mode) {
        return open(mode, board);
    }

    private ProcessPool<Task, Result> open(Mode mode, Board given) {
        return ManagedWorker.open(
                given,
                options -> options.commandPrefix(
                        HostileWorker.insteadOfTheFirst(directory.resolve("hostile"), HostileCaller.class, mode)));
    }

    @ParameterizedTest
    @CsvSource({
        "CALL_AN_OBJECT_THAT_IS_NOT, it called a managed object that does not exist",
        "CALL_A_FUNCTION_THAT_IS_NOT, it called a managed object that does not exist",
        "SAY_WHAT_IS_NO_CALL, A worker does not call with a Exit",
        "ASK_FOR_MANY_LINES, it asked for a line for calls of the number 17",
        "ASK_FOR_A_LINE_TWICE, it asked for a line for calls of the number 2",
        "SPOIL_THE_RING, it has spoilt the memory that it shares with its parent",
        "CUT_THE_RING, it has cut off the memory that it shares with its parent"
    })
    void whoBreaksTheRulesOfCallsIsKilled(Mode mode, String error) {
        try (ProcessPool<Task, Result> pool = open(mode)) {
            assertThatThrownBy(() -> pool.call(new Task("post", "x")))
                    .isInstanceOfSatisfying(
                            WorkerCrashedException.class,
                            e -> assertThat(ProcessHandle.of(e.pid()).filter(ProcessHandle::isAlive))
                                    .isEmpty())
                    .hasMessageContaining(error);

            assertThat(posted).isEmpty();
            assertThat(pool.call(new Task("post", "on")).text()).isEqualTo("on!");
        }
    }

    @ParameterizedTest
    @CsvSource({"CALL_AN_UNKNOWN_METHOD", "SEND_RUBBISH_ARGUMENTS", "SEND_TOO_MANY_ARGUMENTS"})
    void aCallThatCannotBeReadIsNotMade(Mode mode) {
        try (ProcessPool<Task, Result> pool = open(mode)) {
            assertThat(pool.call(new Task("post", "x")).text())
                    .startsWith(
                            "org.paralleltask.PayloadException: managed: the arguments of board.post cannot be read: ");

            assertThat(posted).isEmpty();
            assertThat(pool.call(new Task("post", "on")).text()).isEqualTo("on!");
        }
    }

    @Test
    void callsThatADeadWorkerHasWrittenAheadAreNotMade() throws Exception {
        Semaphore end = new Semaphore(0);
        CompletableFuture<Thread> twin = new CompletableFuture<>();
        Board deaf = new Board() {
            @Override
            public String post(String text) {
                posted.add(text);
                if (text.equals("hello")) {
                    twin.complete(Thread.currentThread());
                    end.acquireUninterruptibly();
                }
                return text + "!";
            }

            @Override
            public void log(String text) {
                posted.add(text);
            }
        };
        try (ProcessPool<Task, Result> pool = open(Mode.WRITE_CALLS_AHEAD, deaf)) {
            assertThatThrownBy(() -> pool.call(new Task("post", "x"))).isInstanceOf(WorkerCrashedException.class);

            end.release(3);
            twin.join().join();
            assertThat(posted).containsExactly("hello");
            assertThat(pool.call(new Task("post", "on")).text()).isEqualTo("on!");
        }
    }

    @Test
    void aWordOfCallsThatAreNotIsNobodys() {
        try (ProcessPool<Task, Result> pool = open(Mode.WITHDRAW_AT_RANDOM)) {
            assertThat(pool.call(new Task("post", "x")).text()).isEqualTo("hello!");
        }
    }
}
