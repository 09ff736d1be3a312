package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.paralleltask.pool.DeedWorker.task;

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
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** Exceptions of tasks that their caller could take for exceptions of its own process. */
@Timeout(60)
class ErrorTest {
    private static Class<?> of(Deed deed) {
        return switch (deed) {
            case OVERFLOW_STACK -> StackOverflowError.class;
            case MISS_A_CLASS -> NoClassDefFoundError.class;
            case THROW_CANCELLATION -> CancellationException.class;
            case THROW_REJECTION -> RejectedExecutionException.class;
            default -> throw new IllegalArgumentException("it throws no such: " + deed);
        };
    }

    private static void assertThatItSaysWhoseItIs(@Nullable Throwable thrown, Deed deed, String worker) {
        assertThat(thrown)
                .isExactlyInstanceOf(RemoteTaskException.class)
                .hasMessageStartingWith("deed: the task threw " + of(deed).getName())
                .hasMessageContaining(". Worker " + worker);
        RemoteTaskException told = (RemoteTaskException) Objects.requireNonNull(thrown);
        assertThat(told.getCause()).isExactlyInstanceOf(of(deed));
        assertThat(told.remoteClassName()).isEqualTo(of(deed).getName());
        assertThat(told.remoteText()).startsWith(of(deed).getName()).contains("at org.paralleltask.pool.TestTasks");
        assertThat(told.getStackTrace()[0].getClassName()).startsWith(TestTasks.class.getName());
    }

    private static void assertThatEachWaySaysWhoseItIs(ProcessPool<Task, String> pool, Deed deed, String worker) {
        Task task = task(deed, "by the task");
        List<Task> one = List.of(task);

        Throwable called = catchThrowable(() -> pool.call(task));
        assertThatItSaysWhoseItIs(called, deed, worker);
        assertThat(called).hasStackTraceContaining("ErrorTest");
        CompletableFuture<String> future = pool.submit(task);
        assertThatThrownBy(future::get)
                .isExactlyInstanceOf(ExecutionException.class)
                .satisfies(e -> assertThatItSaysWhoseItIs(e.getCause(), deed, worker));
        assertThat(future.isCancelled()).isFalse();
        assertThatItSaysWhoseItIs(catchThrowable(() -> pool.map(one, Function.identity())), deed, worker);
        assertThatItSaysWhoseItIs(
                catchThrowable(() -> {
                    try (Stream<String> values = pool.stream(one, Function.identity())) {
                        values.forEach(value -> {});
                    }
                }),
                deed,
                worker);
        try (Stream<Outcome<Task, String>> outcomes = pool.outcomes(one, Function.identity())) {
            assertThat(outcomes)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Outcome.Failure.class,
                            failure -> assertThatItSaysWhoseItIs(failure.exception(), deed, worker));
        }
        assertThat(pool.stats().failed()).isEqualTo(5);
        assertThat(pool.stats().cancelled()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERFLOW_STACK", "MISS_A_CLASS", "THROW_CANCELLATION", "THROW_REJECTION"})
    void isTheCauseOfAnExceptionThatSaysWhoThrewIt(Deed deed) {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            assertThatEachWaySaysWhoseItIs(pool, deed, "deed-1 (pid ");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERFLOW_STACK", "THROW_CANCELLATION"})
    void isSoInThreadsToo(Deed deed) {
        try (Workers workers = Workers.inProcess(1);
                ProcessPool<Task, String> pool = DeedWorker.open(workers)) {
            assertThatEachWaySaysWhoseItIs(pool, deed, "in-process-1 (a thread of this process)");
        }
    }

    @Test
    void comesAsItselfWhereItIsDeclaredAndCountsAsFailed() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(options -> options.workers(1)
                .allow(
                        "java.lang.Exception",
                        "java.lang.LinkageError",
                        "java.util.concurrent.CancellationException"))) {
            assertThatThrownBy(() -> pool.call(task(Deed.MISS_A_CLASS, "by the task")))
                    .isExactlyInstanceOf(NoClassDefFoundError.class)
                    .hasStackTraceContaining("ErrorTest");
            assertThatThrownBy(() -> pool.call(task(Deed.THROW_CANCELLATION, "by the task")))
                    .isExactlyInstanceOf(CancellationException.class)
                    .hasMessage("by the task");
            assertThatThrownBy(() ->
                            pool.call(task(Deed.THROW_REJECTION, "by the task"))) // an Exception says nothing of it
                    .isExactlyInstanceOf(RemoteTaskException.class);
            assertThat(pool.stats().failed()).isEqualTo(3);
            assertThat(pool.stats().cancelled()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERFLOW_STACK", "OVERFLOW_STACK_AND_WRAP", "MISS_A_CLASS"})
    void costsItsWorkerIfItMayHaveLeftThingsHalfDone(Deed deed) {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            String before = pool.call(task(Deed.PID));
            assertThatThrownBy(() -> pool.call(task(deed, "by the task"))).isInstanceOf(RuntimeException.class);

            assertThat(pool.call(task(Deed.PID)).equals(before)).isEqualTo(deed == Deed.MISS_A_CLASS);
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
                    .contains("Worker deed-1 (pid ", "error of the JVM", "(told once");
        }
    }

    /** A program each of whose tasks overflows its stack. */
    static final class OverflowingProgram {
        private OverflowingProgram() {}

        public static void main(String[] args) {
            try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
                for (int i = 0; i < 3; i++) {
                    try {
                        pool.call(task(Deed.OVERFLOW_STACK, "by the task"));
                    } catch (RuntimeException asMeant) {
                        // a host catches these
                    }
                }
                System.out.println("failed: " + pool.stats().failed());
            }
        }
    }
}
