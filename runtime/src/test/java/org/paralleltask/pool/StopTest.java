package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.Outcome;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** A stopped pool comes to its end with what has started. */
@Timeout(60)
class StopTest {
    /** A process group of its own, as a shell gives to a program; and no signal ignored, whatever runs the tests. */
    private static final List<String> LIKE_A_SHELL = List.of("env", "--default-signal=INT,TERM,HUP", "setsid");

    private final ProcessPool<Task, String> pool =
            DeedWorker.open(options -> options.workers(2).queueSize(10));

    @TempDir
    private Path directory;

    private Path gate() {
        return directory.resolve("gate");
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private CompletableFuture<List<Outcome<Task, String>>> consume(Stream<Outcome<Task, String>> outcomes) {
        List<Outcome<Task, String>> all = Collections.synchronizedList(new ArrayList<>());
        return CompletableFuture.supplyAsync(() -> {
            try (outcomes) {
                outcomes.forEach(all::add);
            }
            return all;
        });
    }

    /** Two quick tasks, then endless ones that wait for the gate. */
    private Stream<Task> inputs() {
        Path gate = gate();
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> i < 2 ? task(Deed.ECHO, i) : task(Deed.PROGRESS_OF_UNKNOWN_LENGTH, gate));
    }

    private void stopWithTwoRunning() throws Exception {
        await().until(() -> pool.stats().done() == 2
                && pool.stats().workers().stream()
                                .filter(worker -> worker.progress().isPresent())
                                .count()
                        == 2 // what was sent, and has not begun, would be withdrawn too
                && pool.stats().waiting() >= 5);
        pool.stop();
        assertThat(pool.stats().waiting()).isZero();
        Files.createFile(gate());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void streamsDeliverWhatHasStartedAndEnd(boolean inOrder) throws Exception {
        CompletableFuture<List<Outcome<Task, String>>> consumed =
                consume(inOrder ? pool.outcomesInOrder(inputs(), task -> task) : pool.outcomes(inputs(), task -> task));

        stopWithTwoRunning();

        assertThat(consumed.get()).hasSize(4).allMatch(outcome -> outcome instanceof Outcome.Success);
        List<Long> numbers = consumed.get().stream().map(Outcome::index).toList();
        assertThat(numbers).contains(0L, 1L).doesNotHaveDuplicates();
        if (inOrder) {
            assertThat(numbers).isSorted();
        }
    }

    @Test
    void shortTasksThatNeverStartedAreLeftOut() {
        List<Integer> delivered = Collections.synchronizedList(new ArrayList<>());
        try (Stream<String> values =
                pool.stream(IntStream.iterate(0, i -> i + 1).boxed(), i -> task(Deed.ECHO, i))) {
            values.forEach(value -> {
                delivered.add(Integer.valueOf(value));
                if (delivered.size() == 5_000) {
                    pool.stop();
                }
            });
        }

        assertThat(delivered).hasSizeGreaterThanOrEqualTo(5_000).hasSizeLessThan(5_100);
        assertThat(delivered)
                .containsExactlyElementsOf(
                        IntStream.range(0, delivered.size()).boxed().toList());
    }

    @Test
    void whatWaitsIsCancelledAndWhatRunsEnds() throws Exception {
        Path gate = gate();
        List<CompletableFuture<String>> running = List.of(
                pool.submit(task(Deed.PROGRESS_OF_UNKNOWN_LENGTH, gate)),
                pool.submit(task(Deed.PROGRESS_OF_UNKNOWN_LENGTH, gate)));
        await().until(() -> pool.stats().workers().stream()
                        .filter(worker -> worker.progress().isPresent())
                        .count()
                == 2);
        CompletableFuture<String> waiting = pool.submit(task(Deed.ECHO, "late"));
        CompletableFuture<List<String>> map = pool.mapAsync(inputs(), task -> task);
        await().until(() -> pool.stats().waiting() == 10);

        pool.stop();
        Files.createFile(gate);

        assertThat(running).allSatisfy(future -> assertThat(future.get()).isNotEmpty());
        assertThat(waiting).isCancelled();
        assertThatThrownBy(map::join)
                .satisfies(thrown -> assertThat(thrown instanceof CancellationException ? thrown : thrown.getCause())
                        .isInstanceOfAny(CancellationException.class, RejectedExecutionException.class));
        assertThatThrownBy(() -> pool.call(task(Deed.ECHO, "no more"))).isInstanceOf(RejectedExecutionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    @EnabledOnOs(OS.LINUX)
    void afterTheFirstSignalTheProgramComesToItsEnd(String signal) throws Exception {
        Path gate = gate();
        try (Program program = Program.start(LIKE_A_SHELL, List.of(), StoppableProgram.class, gate)) {
            await().until(() -> Files.exists(Path.of(gate + ".waiting")));

            Program.signal(signal, -program.pid());
            await().until(() -> Files.exists(Path.of(gate + ".stopped")));
            Files.createFile(gate);

            assertThat(program.rest()).endsWith("1 finished", "closed", "after it");
            assertThat(program.exitStatus()).isZero();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theSecondSignalEndsTheProgram() throws Exception {
        Path gate = gate();
        try (Program program = Program.start(LIKE_A_SHELL, List.of(), StoppableProgram.class, gate)) {
            await().until(() -> Files.exists(Path.of(gate + ".waiting")));
            Program.signal("INT", -program.pid());
            await().until(() -> Files.exists(Path.of(gate + ".stopped")));

            Program.signal("INT", -program.pid());

            assertThat(program.exitStatus()).isEqualTo(128 + 2);
            assertThat(program.rest()).noneMatch(line -> line.contains("closed"));
        }
    }

    /** A program that prints what it has finished. */
    static final class StoppableProgram {
        private StoppableProgram() {}

        public static void main(String[] args) throws Exception {
            Path gate = Path.of(args[0]);
            try (ProcessPool<Task, String> pool =
                    DeedWorker.open(options -> options.workers(1).queueSize(3))) {
                pool.stopOnSignal();
                Thread watch = new Thread(() -> {
                    await().forever().until(() -> pool.stats().cancelled() > 0);
                    try {
                        Files.createFile(Path.of(gate + ".stopped"));
                    } catch (java.io.IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
                watch.setDaemon(true);
                watch.start();
                try (Stream<Outcome<Task, String>> outcomes =
                        pool.outcomes(Stream.generate(() -> task(Deed.WAIT_FOR_FILE, gate)), task -> task)) {
                    System.out.println(outcomes.count() + " finished");
                }
            }
            System.out.println("closed");
            System.out.println("after it");
        }
    }
}
