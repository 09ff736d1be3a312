package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.pool.HostileTasks.Deed;
import org.paralleltask.pool.HostileTasks.Result;
import org.paralleltask.pool.HostileTasks.Task;
import org.paralleltask.pool.HostileTasks.Unspeakable;

/** Whatever user code does to its worker, the next task on the pool works. {@code InterferenceTest} has its threads. */
@Timeout(60)
class HostileCodeTest {
    @TempDir
    private Path directory;

    private static Task task(Deed deed) {
        return new Task(deed, "");
    }

    private static String pid(ProcessPool<Task, Result> pool) {
        return pool.call(task(Deed.PID)).text().get(0);
    }

    /**
     * What a task does to its JVM stays after the task. But it harms neither the worker's line to its parent, nor its
     * end.
     */
    @ParameterizedTest
    @EnumSource(
            names = {
                "CLOSE_STREAMS",
                "REPLACE_STREAMS",
                "CLOSE_DESCRIPTORS",
                "INSTALL_UNCAUGHT_HANDLER",
                "HIDE_CLASSES",
                "CHANGE_LOCALE",
                "CLEAR_PROPERTIES",
                "CHANGE_THREAD"
            })
    void theSameWorkerGoesOn(Deed deed) throws Exception {
        Path sign = directory.resolve("sign");
        try (ProcessPool<Task, Result> pool = HostileTasks.open(options -> options)) {
            String pid = pool.call(task(deed)).text().get(0);

            assertThat(pid(pool)).isEqualTo(pid);
            assertThatThrownBy(() -> pool.call(new Task(Deed.THROW_ERROR, "wrong")))
                    .isExactlyInstanceOf(AssertionError.class)
                    .hasMessage("wrong");
            CompletableFuture<Result> running = pool.submit(new Task(Deed.WAIT, sign.toString()));
            await().until(() -> Files.exists(sign));
            running.cancel(true);
            assertThat(pid(pool)).isNotEqualTo(pid);
        }
    }

    @Test
    void anErrorComesAsItselfAndTheWorkerGoesOn() {
        try (ProcessPool<Task, Result> pool = HostileTasks.open(options -> options)) {
            String pid = pid(pool);

            assertThatThrownBy(() -> pool.call(new Task(Deed.THROW_ERROR, "wrong")))
                    .isExactlyInstanceOf(AssertionError.class)
                    .hasMessage("wrong");
            assertThat(pid(pool)).isEqualTo(pid);
        }
    }

    /** As itself it could not be handled: an ExecutionException around it calls its toString. */
    @Test
    void anExceptionWhoseMethodsThrowComesWithItsClassAndTheWorkerGoesOn() {
        try (ProcessPool<Task, Result> pool = HostileTasks.open(options -> options)) {
            String pid = pid(pool);

            Throwable called = catchThrowable(() -> pool.call(task(Deed.THROW_UNSPEAKABLE)));
            Throwable mapped = catchThrowable(() -> pool.map(List.of(1), i -> task(Deed.THROW_UNSPEAKABLE)));
            Throwable submitted = catchThrowable(
                    () -> pool.submit(task(Deed.THROW_UNSPEAKABLE)).get());

            assertThat(List.of(called, mapped, submitted.getCause()))
                    .allSatisfy(thrown -> assertThat(thrown)
                            .isInstanceOfSatisfying(
                                    RemoteTaskException.class,
                                    e -> assertThat(e.remoteClassName()).isEqualTo(Unspeakable.class.getName()))
                            .hasMessageContaining("whose toString failed"));
            assertThat(pid(pool)).isEqualTo(pid);
        }
    }

    @Test
    void anExceptionThatCannotBeWrittenComesWithItsTextAndTheWorkerGoesOn() {
        try (ProcessPool<Task, Result> pool = HostileTasks.open(options -> options)) {
            String pid = pid(pool);

            assertThatThrownBy(() -> pool.call(new Task(Deed.THROW_UNWRITABLE, "mine")))
                    .isInstanceOf(RemoteTaskException.class)
                    .hasMessageContaining("Unwritable: mine")
                    .hasMessageContaining(
                            "it could not be sent as itself: java.lang.IllegalStateException: writeObject");
            assertThat(pid(pool)).isEqualTo(pid);
        }
    }

    /**
     * Java's erased types let it cross: to take a String out of the list throws a ClassCastException, as without a
     * pool.
     */
    @Test
    void aValueThatIsNotWhatItSaysFailsWhereItIsUsed() {
        try (ProcessPool<Task, Result> pool = HostileTasks.open(options -> options)) {
            List<String> polluted = pool.call(task(Deed.POLLUTE_HEAP)).text();

            assertThat(polluted).hasToString("[1, 2, 3]");
            assertThatThrownBy(() -> polluted.get(0).length()).isInstanceOf(ClassCastException.class);
            assertThat(pid(pool)).isNotEmpty();
        }
    }

    @Test
    void anEndlessRecursionIsAnErrorLikeOthersAndCostsItsWorker() {
        try (ProcessPool<Task, Result> pool = HostileTasks.open(options -> options)) {
            String pid = pid(pool);

            assertThatThrownBy(() -> pool.call(task(Deed.RECURSE))).hasCauseExactlyInstanceOf(StackOverflowError.class);
            assertThat(pid(pool)).isNotEqualTo(pid);
        }
    }

    @Test
    void anExhaustedHeapEndsTheWorkerThoughTheTaskSwallowsTheError() {
        try (ProcessPool<Task, Result> pool = HostileTasks.open(options -> options.jvmArgs(List.of("-Xmx24m")))) {
            String pid = pid(pool);

            assertThatThrownBy(() -> pool.call(task(Deed.EXHAUST_HEAP)))
                    .isInstanceOf(WorkerCrashedException.class)
                    .hasMessageContaining("its memory was exhausted");
            assertThat(pid(pool)).isNotEqualTo(pid);
        }
    }

    /** Where no descriptor is left, the JDK says of every process that it has ended. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aWorkerWithoutDescriptorsDoesNotTakeItsParentForDead() {
        List<String> few = List.of("sh", "-c", "ulimit -n 200; exec \"$@\"", "sh");
        try (ProcessPool<Task, Result> pool = HostileTasks.open(options -> options.commandPrefix(few))) {
            String pid = pid(pool);

            assertThat(pool.call(task(Deed.EXHAUST_DESCRIPTORS)).text()).containsExactly(pid);
            assertThat(pid(pool)).isEqualTo(pid);
        }
    }

    @Test
    void aProcessThatStopsItselfIsKilledAtTheLimit() {
        try (ProcessPool<Task, Result> pool = HostileTasks.open(options -> options)) {
            String pid = pid(pool);

            assertThatThrownBy(() -> pool.within(Duration.ofMillis(300)).call(task(Deed.STOP_ITSELF)))
                    .isInstanceOf(TaskTimeoutException.class)
                    .hasMessageContaining("its JVM did not answer within 500 ms");
            assertThat(pid(pool)).isNotEqualTo(pid);
        }
    }

    @Test
    void whatIsPrintedAfterTheStreamsAreClosedIsLostAndNothingElse() {
        try (ProcessPool<Task, Result> pool = HostileTasks.open(options -> options)) {
            pool.call(task(Deed.CLOSE_STREAMS));

            assertThat(pool.call(new Task(Deed.ECHO, "silence")).text()).containsExactly("silence");
        }
    }
}
