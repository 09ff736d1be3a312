package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.paralleltask.Outcome;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.pool.ErrorWorker.Kind;
import org.paralleltask.pool.ErrorWorker.Task;

/** What a task throws that its caller might take for this process's own. */
@Timeout(60)
class ErrorTest {
    private static Class<?> of(Kind kind) {
        return switch (kind) {
            case STACK_OVERFLOW -> StackOverflowError.class;
            case NO_CLASS -> NoClassDefFoundError.class;
            case CANCELLATION -> CancellationException.class;
            case REJECTION -> RejectedExecutionException.class;
            case NONE, WRAPPED_OVERFLOW -> throw new IllegalArgumentException("it throws no such: " + kind);
        };
    }

    private static void assertThatItSaysWhoseItIs(@Nullable Throwable thrown, Kind kind, String worker) {
        assertThat(thrown)
                .isExactlyInstanceOf(RemoteTaskException.class)
                .hasMessageStartingWith("error: the task threw " + of(kind).getName())
                .hasMessageContaining(". Worker " + worker);
        RemoteTaskException told = (RemoteTaskException) Objects.requireNonNull(thrown);
        assertThat(told.getCause()).isExactlyInstanceOf(of(kind));
        assertThat(told.remoteClassName()).isEqualTo(of(kind).getName());
        assertThat(told.remoteText()).startsWith(of(kind).getName()).contains("at org.paralleltask.pool.ErrorWorker");
        assertThat(told.getStackTrace()[0].getClassName()).startsWith(ErrorWorker.class.getName());
    }

    private static void assertThatEachWaySaysWhoseItIs(ProcessPool<Task, Long> pool, Kind kind, String worker) {
        Task task = new Task(kind);
        List<Task> one = List.of(task);

        Throwable called = catchThrowable(() -> pool.call(task));
        assertThatItSaysWhoseItIs(called, kind, worker);
        assertThat(called).hasStackTraceContaining("ErrorTest");
        CompletableFuture<Long> future = pool.submit(task);
        assertThatThrownBy(future::get)
                .isExactlyInstanceOf(ExecutionException.class)
                .satisfies(e -> assertThatItSaysWhoseItIs(e.getCause(), kind, worker));
        assertThat(future.isCancelled()).isFalse();
        assertThatItSaysWhoseItIs(catchThrowable(() -> pool.map(one, Function.identity())), kind, worker);
        assertThatItSaysWhoseItIs(
                catchThrowable(() -> {
                    try (Stream<Long> values = pool.stream(one, Function.identity())) {
                        values.forEach(value -> {});
                    }
                }),
                kind,
                worker);
        try (Stream<Outcome<Task, Long>> outcomes = pool.outcomes(one, Function.identity())) {
            assertThat(outcomes)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Outcome.Failure.class,
                            failure -> assertThatItSaysWhoseItIs(failure.exception(), kind, worker));
        }
        assertThat(pool.stats().failed()).isEqualTo(5);
        assertThat(pool.stats().cancelled()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"STACK_OVERFLOW", "NO_CLASS", "CANCELLATION", "REJECTION"})
    void isTheCauseOfAnExceptionThatSaysWhoThrewIt(Kind kind) {
        try (ProcessPool<Task, Long> pool = ErrorWorker.open(options -> options)) {
            assertThatEachWaySaysWhoseItIs(pool, kind, "error-1 (pid ");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STACK_OVERFLOW", "CANCELLATION"})
    void isSoInThreadsToo(Kind kind) {
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, Long> pool = ErrorWorker.open(workers)) {
            assertThatEachWaySaysWhoseItIs(pool, kind, "in-process-1 (a thread of this process)");
        }
    }

    @Test
    void comesAsItselfWhereItIsDeclaredAndCountsAsFailed() {
        try (ProcessPool<Task, Long> pool = ErrorWorker.open(options -> options.allow(
                "java.lang.Exception", "java.lang.LinkageError", "java.util.concurrent.CancellationException"))) {
            assertThatThrownBy(() -> pool.call(new Task(Kind.NO_CLASS)))
                    .isExactlyInstanceOf(NoClassDefFoundError.class)
                    .hasStackTraceContaining("ErrorTest");
            assertThatThrownBy(() -> pool.call(new Task(Kind.CANCELLATION)))
                    .isExactlyInstanceOf(CancellationException.class)
                    .hasMessage("by the task");
            assertThatThrownBy(() -> pool.call(new Task(Kind.REJECTION))) // an Exception says nothing of it
                    .isExactlyInstanceOf(RemoteTaskException.class);
            assertThat(pool.stats().failed()).isEqualTo(3);
            assertThat(pool.stats().cancelled()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STACK_OVERFLOW", "WRAPPED_OVERFLOW", "NO_CLASS"})
    void costsItsWorkerIfItMayHaveLeftThingsHalfDone(Kind kind) {
        try (ProcessPool<Task, Long> pool = ErrorWorker.open(options -> options)) {
            Long before = pool.call(new Task(Kind.NONE));
            assertThatThrownBy(() -> pool.call(new Task(kind))).isInstanceOf(RuntimeException.class);

            assertThat(pool.call(new Task(Kind.NONE)).equals(before)).isEqualTo(kind == Kind.NO_CLASS);
        }
    }

    @Test
    void isLoggedOnceIfItCostsWorkers() throws Exception {
        try (Program program = Program.start(OverflowingProgram.class)) {
            List<String> said = program.rest();

            assertThat(said).contains("failed: 3");
            assertThat(said)
                    .filteredOn(line -> line.startsWith("WARNING"))
                    .singleElement()
                    .asString()
                    .contains("Worker error-1 (pid ", "error of the JVM", "(told once");
        }
    }

    /** A program each of whose tasks overflows its stack. */
    static final class OverflowingProgram {
        private OverflowingProgram() {}

        public static void main(String[] args) {
            try (ProcessPool<Task, Long> pool = ErrorWorker.open(options -> options)) {
                for (int i = 0; i < 3; i++) {
                    try {
                        pool.call(new Task(Kind.STACK_OVERFLOW));
                    } catch (RuntimeException asMeant) {
                        // a host catches these
                    }
                }
                System.out.println("failed: " + pool.stats().failed());
            }
        }
    }
}
