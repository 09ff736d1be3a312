package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** Signals and exit statuses. Only Linux lets a test see what is left of a family of processes. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class SignalsTest {
    /** A process group of its own, as a shell gives to a program; and no signal ignored, whatever runs the tests. */
    private static final List<String> LIKE_A_SHELL = List.of("env", "--default-signal=INT,TERM,HUP", "setsid");

    @TempDir
    private Path directory;

    // Python delays the signal in the worker; here a worker leaves it to its parent, which may end in good order.
    @Test
    @DisplayName("M10: after Ctrl-C a shutdown hook may finish what runs and have more done, then all processes go")
    void aShutdownHookMayUseThePoolAfterControlC() throws Exception {
        Path gate = directory.resolve("gate");
        try (Program program = Program.start(LIKE_A_SHELL, List.of(), HookedProgram.class, gate)) {
            await().until(() -> Files.exists(Path.of(gate + ".waiting")));
            assertThat(program.family()).hasSize(2);

            Program.signal("INT", -program.pid()); // to the whole group, as a terminal does

            assertThat(program.rest()).containsExactly("what ran: true", "one more: one more");
            assertThat(program.exitStatus()).isEqualTo(128 + 2);
            await().untilAsserted(() -> assertThat(program.family()).isEmpty());
        }
    }

    @Test
    void aShutdownHookMayUseThePoolAfterSystemExit() throws Exception {
        Path gate = directory.resolve("gate");
        try (Program program = Program.start(HookedProgram.class, gate, "exit")) {
            assertThat(program.rest()).containsExactly("what ran: true", "one more: one more");
            assertThat(program.exitStatus()).isEqualTo(5);
            await().untilAsserted(() -> assertThat(program.family()).isEmpty());
        }
    }

    /** A program in the midst of a task, which its shutdown hook finishes. */
    static final class HookedProgram {
        private HookedProgram() {}

        public static void main(String[] args) throws InterruptedException {
            Path gate = Path.of(args[0]);
            ProcessPool<Task, String> pool = DeedWorker.open(1);
            CompletableFuture<String> running = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    Files.createFile(gate);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                System.out.println("what ran: " + !running.join().isEmpty());
                System.out.println("one more: " + pool.call(task(Deed.ECHO, "one more")));
            }));
            if (args.length > 1) {
                await().until(() -> Files.exists(Path.of(gate + ".waiting")));
                System.exit(5);
            }
            Thread.currentThread().join(); // for ever
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void aWorkerAloneOutlivesWhatATerminalSends(String signal) throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            CompletableFuture<String> running = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
            Path waiting = Path.of(gate + ".waiting");
            await().until(() ->
                    Files.exists(waiting) && !Files.readString(waiting).isEmpty());
            String pid = Files.readString(waiting);

            Program.signal(signal, Long.parseLong(pid));
            Files.createFile(gate);

            assertThat(running.join()).isEqualTo(pid);
            assertThat(pool.call(task(Deed.PID))).isEqualTo(pid);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8})
    @DisplayName("M1: the exit status of a worker is told exactly")
    void tellsTheExitStatus(int status) {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            assertThatThrownBy(() -> pool.call(task(Deed.EXIT, status)))
                    .isInstanceOfSatisfying(
                            WorkerCrashedException.class,
                            crash -> assertThat(crash.exitStatus()).hasValue(status))
                    .hasMessageContaining("exit status " + status + ": ")
                    .hasMessageContaining("System.exit was called by thread");
        }
    }

    @Test
    @DisplayName("M1: and so is SIGKILL")
    void tellsTheSignal() throws Exception {
        Path sign = directory.resolve("sign");
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            long pid = Long.parseLong(pool.call(task(Deed.PID)));
            CompletableFuture<String> running = pool.submit(task(Deed.OBEY_INTERRUPT, sign));
            await().until(() -> Files.exists(sign));

            Program.signal("KILL", pid);

            assertThat(running)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOfSatisfying(
                            WorkerCrashedException.class,
                            crash -> assertThat(crash.exitStatus()).hasValue(128 + 9))
                    .withMessageContaining("SIGKILL");
        }
    }
}
