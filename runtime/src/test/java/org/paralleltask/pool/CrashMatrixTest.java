package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.paralleltask.pool.CrashWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.paralleltask.PayloadException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.pool.CrashWorker.Manner;
import org.paralleltask.pool.CrashWorker.Place;
import org.paralleltask.pool.CrashWorker.Result;
import org.paralleltask.pool.CrashWorker.Task;

/**
 * A task fails at each place on its way, in each manner. Each failure gives its documented error, and the pool
 * continues.
 *
 * <p>In the parent it fails only by exceptions, because an exit or a crash there would end the program itself.
 */
@Timeout(60)
class CrashMatrixTest {
    private static ProcessPool<Task, Result> pool;

    @TempDir
    private Path directory;

    @BeforeAll
    static void open() {
        pool = CrashWorker.open(options -> options.workers(2));
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    private static void assertThatItGoesOn() {
        assertThat(pool.call(task(Place.NOWHERE, Manner.ERROR)).pid()).isPositive();
    }

    /** The same, from a callback of another task's future. */
    private static Throwable failureFromCallback(Place place, Manner manner) {
        CompletableFuture<Result> chained =
                pool.submit(task(Place.NOWHERE, Manner.ERROR)).thenCompose(done -> pool.submit(task(place, manner)));
        Throwable thrown = catchThrowable(chained::join);
        return thrown instanceof CompletionException ? Objects.requireNonNull(thrown.getCause()) : thrown;
    }

    private static Throwable failureOfCall(Place place, Manner manner) {
        return catchThrowable(() -> pool.call(task(place, manner)));
    }

    private static void assertThatItIsAnError(Throwable thrown, Place place, String message) {
        assertThat(thrown)
                .isInstanceOf(place == Place.RUN ? AssertionError.class : PayloadException.class)
                .hasMessageContaining(message);
    }

    private static void assertThatItIsACrash(Throwable thrown, Place place, Manner manner) {
        assertThat(thrown).isInstanceOfSatisfying(WorkerCrashedException.class, e -> {
            switch (manner) {
                case EXIT ->
                    assertThat(e)
                            .hasMessageContaining("exit status 42: System.exit was called by")
                            .hasMessageContaining(place == Place.RUN ? "CrashWorker.run" : "Bomb." + method(place));
                case HALT -> assertThat(e).hasMessageContaining("exit status 43: Runtime.halt(43)");
                default -> assertThat(e).hasMessageContaining("its JVM crashed: SIGSEGV");
            }
        });
    }

    private static String method(Place place) {
        return place == Place.ARGUMENT_READ ? "readObject" : "writeObject";
    }

    /** Where something throws, and what is told of it. */
    static Stream<Arguments> errors() {
        return Stream.of(
                arguments(Place.ARGUMENT_WRITTEN, "bomb cannot be sent: boom"),
                arguments(Place.ARGUMENT_READ, "bytes cannot be read: boom"),
                arguments(Place.RUN, "boom"),
                arguments(Place.RESULT_WRITTEN, "bomb cannot be sent: boom"),
                arguments(Place.RESULT_READ, "bytes cannot be read: boom"));
    }

    /** Each place in a worker, and each way in which it ends there. */
    static Stream<Arguments> crashes() {
        return Stream.of(Place.ARGUMENT_READ, Place.RUN, Place.RESULT_WRITTEN)
                .flatMap(place -> Stream.of(Manner.EXIT, Manner.HALT, Manner.NATIVE_CRASH)
                        .map(manner -> arguments(place, manner)));
    }

    @ParameterizedTest
    @MethodSource("errors")
    @DisplayName("D6: an error at each place is told as what it is")
    void errorsAreTold(Place place, String message) {
        assertThatItIsAnError(failureOfCall(place, Manner.ERROR), place, message);

        assertThatItGoesOn();
    }

    @ParameterizedTest
    @MethodSource("crashes")
    @DisplayName("D6: a crash of the worker at each place is told as what it was")
    void crashesAreTold(Place place, Manner manner) {
        assertThatItIsACrash(failureOfCall(place, manner), place, manner);

        assertThatItGoesOn();
    }

    @ParameterizedTest
    @MethodSource("errors")
    @DisplayName("D7: an error at each place of a task that a callback has submitted")
    void errorsAreToldToCallbacks(Place place, String message) {
        assertThatItIsAnError(failureFromCallback(place, Manner.ERROR), place, message);

        assertThatItGoesOn();
    }

    @ParameterizedTest
    @MethodSource("crashes")
    @DisplayName("D7: a crash at each place of a task that a callback has submitted")
    void crashesAreToldToCallbacks(Place place, Manner manner) {
        assertThatItIsACrash(failureFromCallback(place, manner), place, manner);

        assertThatItGoesOn();
    }

    /** An error is the task's alone: nothing is restarted for it. */
    @Test
    void errorsOfReadingAndWritingCostNoWorker() {
        try (ProcessPool<Task, Result> one = CrashWorker.open(options -> options.workers(1))) {
            long pid = one.call(task(Place.NOWHERE, Manner.ERROR)).pid();

            for (Place place : Place.values()) {
                if (place != Place.NOWHERE) {
                    assertThatThrownBy(() -> one.call(task(place, Manner.ERROR)))
                            .isNotInstanceOf(WorkerCrashedException.class);
                }
            }
            assertThat(one.call(task(Place.NOWHERE, Manner.ERROR)).pid()).isEqualTo(pid);
        }
    }

    /** What is read on a thread of the pool is the user's code, too. */
    @Test
    void aResultThatInterruptsWhoReadsItHarmsNothing() {
        try (ProcessPool<Task, Result> one = CrashWorker.open(options -> options.workers(1))) {
            long pid = one.call(task(Place.RESULT_READ, Manner.INTERRUPT)).pid();

            assertThat(one.call(task(Place.NOWHERE, Manner.ERROR)).pid()).isEqualTo(pid);
            assertThat(one.call(task(Place.RESULT_READ, Manner.INTERRUPT)).pid())
                    .isEqualTo(pid);
        }
    }

    @Test
    @DisplayName("C9: a second task fails while the first runs on the other worker, which completes")
    void oneFailsWhileAnotherRuns() throws Exception {
        try (ProcessPool<DeedWorker.Task, String> two = DeedWorker.open(2)) {
            Path gate = directory.resolve("gate");
            CompletableFuture<String> first = two.submit(DeedWorker.task(DeedWorker.Deed.WAIT_FOR_FILE, gate));

            assertThatThrownBy(() -> two.call(DeedWorker.task(DeedWorker.Deed.THROW_UNCHECKED, "second")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(first).isNotDone();
            Files.createFile(gate);

            assertThat(first.get()).isNotEmpty();
        }
    }

    @Test
    @DisplayName("D13: a pool that is opened after another was lost to a crash works")
    void aPoolAfterACrash() {
        try (ProcessPool<Task, Result> one = CrashWorker.open(options -> options.workers(1))) {
            assertThat(failureOf(one)).isInstanceOf(WorkerCrashedException.class);
            one.shutdownNow();
        }

        try (ProcessPool<Task, Result> again = CrashWorker.open(options -> options.workers(1))) {
            assertThat(again.call(task(Place.NOWHERE, Manner.ERROR)).pid()).isPositive();
        }
    }

    private static Throwable failureOf(ProcessPool<Task, Result> crashed) {
        return catchThrowable(() -> crashed.call(task(Place.RUN, Manner.HALT)));
    }
}
