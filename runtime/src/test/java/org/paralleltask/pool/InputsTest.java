package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.Outcome;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** How many inputs a pool takes, and what happens to them when the results are no longer wanted. */
@Timeout(60)
class InputsTest {
    @TempDir
    private Path directory;

    // There is no chunk size here; what bounds how many tasks are on their way is the queue, and any bound will do.
    @ParameterizedTest
    @ValueSource(ints = {1, 6, 40, 50})
    @DisplayName("B3: a map of 40 is right whatever the queue holds")
    void aMapIsRightWhateverTheQueueHolds(int queueSize) {
        List<Integer> inputs = IntStream.range(0, 40).boxed().toList();
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(2).queueSize(queueSize))) {
            assertThat(pool.map(inputs, i -> task(Deed.ECHO, i)))
                    .containsExactlyElementsOf(
                            inputs.stream().map(Object::toString).toList());
        }
    }

    // Python unpacks tuples; here a row of arguments is the task record, which the compiler checks.
    @Test
    @DisplayName("B5: a map of 100 rows of arguments")
    void mapsRowsOfArguments() {
        List<Task> rows = IntStream.range(0, 100)
                .mapToObj(i -> new Task(Deed.ECHO, "x".repeat(i)))
                .toList();
        try (ProcessPool<Task, String> pool = DeedWorker.open(2)) {
            assertThat(pool.map(rows, row -> row))
                    .containsExactlyElementsOf(rows.stream().map(Task::text).toList());
        }
    }

    @Test
    void tellsWhichInputIsNullWhereAValueIsNeeded() {
        List<Integer> inputs = Arrays.asList(1, 2, null, 4);
        String message = "deed: input 2 (the first one is 0) is null, where a value is needed";
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            assertThatThrownBy(() -> pool.map(inputs, InputsTest::ofPrimitive))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> pool.map(Arrays.asList(task(Deed.ECHO), task(Deed.ECHO), null), row -> row))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage(message);
            try (Stream<String> values = pool.stream(inputs, InputsTest::ofPrimitive)) {
                Iterator<String> each = values.iterator();
                assertThat(List.of(each.next(), each.next())).containsExactly("1", "2");
                assertThatThrownBy(each::next)
                        .isInstanceOf(NullPointerException.class)
                        .hasMessage(message);
            }
        }
    }

    /** As a generated record of one primitive parameter. */
    private static Task ofPrimitive(int value) {
        return task(Deed.ECHO, value);
    }

    @Test
    @DisplayName("B15: a stream that is dropped half-way withdraws what has not started")
    void aDroppedStreamWithdrawsTheRest() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).queueSize(20))) {
            WeakReference<?> stream = beginAndDrop(pool, gate);
            await().until(() -> pool.stats().waiting() > 0);

            await().until(() -> {
                System.gc();
                return stream.get() == null && pool.stats().waiting() == 0;
            });

            Files.createFile(gate);
            assertThat(pool.call(task(Deed.ECHO, "on"))).isEqualTo("on");
            assertThat(pool.stats().cancelled()).isPositive();
        }
    }

    /**
     * Takes one result. While it waits for that, more is pulled; one of those waits for the gate, and others for that
     * one.
     */
    private static WeakReference<?> beginAndDrop(ProcessPool<Task, String> pool, Path gate) {
        Stream<Integer> inputs = Stream.iterate(0, i -> i + 1);
        Stream<Outcome<Task, String>> outcomes =
                pool.outcomes(inputs, i -> i == 0 ? task(Deed.ECHO, i) : task(Deed.WAIT_FOR_FILE, gate));
        assertThat(outcomes.iterator().next()).isInstanceOf(Outcome.Success.class);
        return new WeakReference<>(outcomes);
    }

    // A Java stream has no timed next: the timeout is for each task, and a future can be waited for with a timeout.
    @Test
    @DisplayName("B18, B19: a timed wait may end before the task, and be repeated")
    void aTimedWaitMayBeRepeated() throws Exception {
        Path gate = directory.resolve("gate");
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            CompletableFuture<String> future = pool.submit(task(Deed.WAIT_FOR_FILE, gate));

            assertThatThrownBy(() -> future.get(10, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            assertThatThrownBy(() -> future.get(10, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            Files.createFile(gate);

            assertThat(future.get(30, TimeUnit.SECONDS)).isNotEmpty();
        }
    }

    @Test
    @DisplayName("M18: a string of 100 MB there and back")
    void carriesLargeStrings() {
        String large = "0123456789".repeat(10_000_000);
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).timeout(Duration.ofMinutes(1)))) {
            assertThat(pool.call(task(Deed.ECHO, large)).equals(large)).isTrue();
        }
    }
}
