package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.Outcome;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** Streams and outcomes: how many inputs are pulled, in what order results come, and what ends them. */
@Timeout(60)
class LazyTest {
    private static final int QUEUE_SIZE = 3;
    private static final int WORKERS = 2;

    private ProcessPool<Task, String> pool;

    @TempDir
    private Path directory;

    @BeforeEach
    void open() {
        pool = DeedWorker.open(options -> options.workers(WORKERS).queueSize(QUEUE_SIZE));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    @DisplayName("B1: a stream keeps the order; outcomes are the same, in some order")
    void streamsKeepTheOrder() {
        List<Integer> inputs = IntStream.range(0, 200).boxed().toList();
        List<String> texts = inputs.stream().map(Object::toString).toList();

        try (Stream<String> values = pool.stream(inputs, i -> task(Deed.ECHO, i))) {
            assertThat(values).containsExactlyElementsOf(texts);
        }
        try (Stream<Outcome<Task, String>> outcomes = pool.outcomes(inputs.stream(), i -> task(Deed.ECHO, i))) {
            assertThat(outcomes.map(outcome -> ((Outcome.Success<Task, String>) outcome).value()))
                    .containsExactlyInAnyOrderElementsOf(texts);
        }
    }

    @Test
    void outcomesTellTheirInputsNumbers() {
        List<Integer> inputs = IntStream.range(0, 200).boxed().toList();
        try (Stream<Outcome<Task, String>> outcomes = pool.outcomes(inputs, i -> task(Deed.ECHO, i))) {
            assertThat(outcomes)
                    .hasSize(200)
                    .allSatisfy(outcome -> assertThat(outcome.task().text()).isEqualTo(Long.toString(outcome.index())));
        }
    }

    @Test
    void outcomesInOrderKeepTheOrderAlsoWhereTasksFail() {
        List<Task> tasks = IntStream.range(0, 300)
                .mapToObj(i -> i % 100 == 50 ? task(Deed.THROW_CHECKED, i) : task(Deed.ECHO, i))
                .toList();
        try (Stream<Outcome<Task, String>> outcomes = pool.outcomesInOrder(tasks, task -> task)) {
            List<Outcome<Task, String>> all = outcomes.toList();

            assertThat(all).extracting(Outcome::task).isEqualTo(tasks);
            assertThat(all)
                    .extracting(Outcome::index)
                    .containsExactlyElementsOf(LongStream.range(0, 300).boxed().toList());
            assertThat(all)
                    .filteredOn(outcome -> outcome instanceof Outcome.Failure)
                    .extracting(Outcome::index)
                    .containsExactly(50L, 150L, 250L);
        }
    }

    @Test
    @DisplayName("B2: nothing in, nothing out")
    void nothingInNothingOut() {
        assertThat(pool.stream(List.<Task>of(), task -> task)).isEmpty();
        assertThat(pool.outcomes(Stream.<Task>of(), task -> task)).isEmpty();
    }

    @Test
    @DisplayName("B13: an infinite input is pulled no further ahead than queueSize + workers")
    void pullsABoundedNumberAhead() {
        AtomicInteger pulled = new AtomicInteger();
        try (Stream<String> values = pool.stream(Stream.generate(pulled::getAndIncrement), i -> task(Deed.ECHO, i))) {
            Iterator<String> iterator = values.iterator();
            for (int delivered = 0; delivered < 100; delivered++) {
                assertThat(iterator.next()).isEqualTo(Integer.toString(delivered));
                assertThat(pulled.get()).isBetween(delivered + 1, delivered + QUEUE_SIZE + WORKERS + 1);
            }
        }
    }

    @Test
    @DisplayName("B12: nothing is pulled before the consumer asks")
    void isLazy() {
        AtomicInteger pulled = new AtomicInteger();

        pool.stream(Stream.generate(pulled::getAndIncrement), i -> task(Deed.ECHO, i))
                .close();

        assertThat(pulled).hasValue(0);
    }

    @Test
    @DisplayName("B6: a stream throws at the failed element's place")
    void aStreamThrowsAtTheFailedPlace() {
        List<Task> tasks = List.of(task(Deed.ECHO, 1), task(Deed.ECHO, 2), task(Deed.THROW_CHECKED, "third"));
        try (Stream<String> values = pool.stream(tasks, task -> task)) {
            Iterator<String> iterator = values.iterator();

            assertThat(iterator.next()).isEqualTo("1");
            assertThat(iterator.next()).isEqualTo("2");
            assertThatThrownBy(iterator::next)
                    .isInstanceOf(RemoteTaskException.class)
                    .hasCauseExactlyInstanceOf(FileNotFoundException.class)
                    .hasRootCauseMessage("third");
        }
    }

    @Test
    void anUncheckedExceptionIsThrownAsItself() {
        assertThatThrownBy(() -> pool.stream(List.of(task(Deed.THROW_UNCHECKED, "x")), task -> task)
                        .toList())
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("x");
    }

    @Test
    @DisplayName("B10: an exception of the inputs comes as itself, after the results before it")
    void aFailingInputSurfacesAfterTheResultsBeforeIt() {
        IllegalStateException own = new IllegalStateException("no more inputs");
        for (int failAt : List.of(0, 3, 7)) {
            List<String> delivered = new ArrayList<>();
            Iterable<Integer> inputs = () -> failingAt(failAt, own);

            assertThatThrownBy(() ->
                            pool.stream(inputs, i -> task(Deed.ECHO, i)).forEachOrdered(delivered::add))
                    .isSameAs(own);

            assertThat(delivered).hasSize(failAt);
        }
        assertThat(pool.call(task(Deed.ECHO, "on"))).isEqualTo("on");
    }

    private static Iterator<Integer> failingAt(int end, RuntimeException failure) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                if (next == end) {
                    throw failure;
                }
                return next++;
            }
        };
    }

    @Test
    @DisplayName("D2: outcomes fail the item of a worker that dies, and go on")
    void outcomesTellFailuresAsData() {
        List<Task> tasks = List.of(task(Deed.ECHO, "a"), task(Deed.EXIT, 3), task(Deed.ECHO, "b"));
        try (Stream<Outcome<Task, String>> outcomes = pool.outcomes(tasks, task -> task)) {
            List<Outcome<Task, String>> all = outcomes.toList();

            assertThat(all).hasSize(3);
            assertThat(all)
                    .filteredOn(outcome -> outcome instanceof Outcome.Failure)
                    .singleElement()
                    .satisfies(failure -> {
                        assertThat(failure.task()).isEqualTo(task(Deed.EXIT, 3));
                        assertThat(((Outcome.Failure<Task, String>) failure).exception())
                                .isInstanceOf(WorkerCrashedException.class);
                        assertThat(failure.run().attempt()).isEqualTo(1);
                        assertThat(failure.run().worker()).startsWith("deed-");
                        assertThat(failure.run().elapsed()).isPositive();
                    });
            assertThat(all)
                    .allSatisfy(outcome -> assertThat(outcome.run().pid().orElseThrow())
                            .isNotEqualTo(ProcessHandle.current().pid())
                            .isPositive());
        }
    }

    @Test
    @DisplayName("E11: closing a stream withdraws what has not started")
    void closingWithdrawsTheRest() throws Exception {
        Path gate = directory.resolve("gate");
        Path marks = directory.resolve("marks");
        List<Task> tasks = new ArrayList<>(
                List.of(task(Deed.ECHO, "first"), task(Deed.WAIT_FOR_FILE, gate), task(Deed.WAIT_FOR_FILE, gate)));
        for (int i = 0; i < 10; i++) {
            tasks.add(task(Deed.MARK_AND_DIE_UNTIL, marks + " 0"));
        }
        try (Stream<String> values = pool.stream(tasks, task -> task)) {
            assertThat(values.iterator().next()).isEqualTo("first");
        }
        Files.createFile(gate);
        pool.close();

        assertThat(marks).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "true, 500", "false, 1", "false, 500"})
    @DisplayName(
            "F17: what was accepted when the pool is closed is delivered, then the rest is rejected; close does not"
                    + " wait for the consumer, which may call it")
    void closingThePoolDeliversWhatWasAccepted(boolean ordered, int before) {
        Stream<Integer> numbers = Stream.iterate(0, i -> i + 1);
        try (Stream<String> values = ordered
                ? pool.stream(numbers, i -> task(Deed.ECHO, i))
                : pool.outcomes(numbers, i -> task(Deed.ECHO, i))
                        .map(outcome -> ((Outcome.Success<Task, String>) outcome).value())) {
            Iterator<String> iterator = values.iterator();
            List<String> delivered = new ArrayList<>();
            for (int i = 0; i < before; i++) {
                delivered.add(iterator.next());
            }

            pool.close();

            assertThatThrownBy(() -> iterator.forEachRemaining(delivered::add))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("is closed");
            assertThat(delivered)
                    .hasSize((int) pool.stats().done())
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, delivered.size())
                            .mapToObj(Integer::toString)
                            .toList());
            assertThat(iterator.hasNext()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("a consumer that waits for room when the pool is closed gets what was accepted, then the rejection")
    void closingThePoolWhileTheConsumerWaitsForRoom(boolean ordered) throws Exception {
        Path gate = directory.resolve("gate");
        Stream<Task> tasks = Stream.generate(() -> task(Deed.WAIT_FOR_FILE, gate));
        AtomicInteger delivered = new AtomicInteger();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread consumer = new Thread(() -> {
            try (Stream<?> values = ordered ? pool.stream(tasks, task -> task) : pool.outcomes(tasks, task -> task)) {
                values.forEach(value -> delivered.incrementAndGet());
            } catch (RejectedExecutionException e) {
                thrown.set(e);
            }
        });
        consumer.start();
        await().until(() -> pool.stats().waiting() == QUEUE_SIZE && pool.stats().running() == WORKERS);

        pool.shutdown();
        Files.createFile(gate);
        consumer.join();

        assertThat(thrown.get()).hasMessageContaining("is closed");
        assertThat(delivered).hasValue(QUEUE_SIZE + WORKERS);
    }

    @Test
    @DisplayName("B14: two lazy streams at once on one pool")
    void twoStreamsAtOnce() {
        try (Stream<String> a = pool.stream(IntStream.range(0, 50).boxed(), i -> task(Deed.ECHO, "a" + i));
                Stream<String> b = pool.stream(IntStream.range(0, 50).boxed(), i -> task(Deed.ECHO, "b" + i))) {
            Iterator<String> fromA = a.iterator();
            Iterator<String> fromB = b.iterator();
            for (int i = 0; i < 50; i++) {
                assertThat(fromA.next()).isEqualTo("a" + i);
                assertThat(fromB.next()).isEqualTo("b" + i);
            }
            assertThat(fromA.hasNext()).isFalse();
            assertThat(fromB.hasNext()).isFalse();
        }
    }

    @Test
    void aHugeMapDoesNotStarveACall() throws Exception {
        AtomicInteger mapped = new AtomicInteger();
        AtomicBoolean isEnough = new AtomicBoolean();
        Stream<Integer> inputs =
                Stream.iterate(0, i -> !isEnough.get(), i -> i + 1).peek(mapped::set);
        Thread mapper = new Thread(() -> pool.map(inputs, i -> task(Deed.ECHO, i)));
        mapper.start();
        await().until(() -> mapped.get() > 100);

        // In turns, a call waits for about a task of each worker and of the line before the queue, not for the map,
        // which ends after the calls. Some of them may take longer because this thread does not get a processor.
        int[] during = IntStream.range(0, 20)
                .map(i -> {
                    int before = mapped.get();
                    pool.call(task(Deed.ECHO, i));
                    return mapped.get() - before;
                })
                .sorted()
                .toArray();
        isEnough.set(true);
        assertThat(during[during.length / 2]).isLessThan(125);
        mapper.join();
    }

    @Test
    void anInterruptedConsumerCancelsTheRest() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread consumer = new Thread(() -> {
            try {
                pool.stream(Stream.generate(() -> task(Deed.SPIN)), task -> task)
                        .forEachOrdered(value -> thrown.set(new AssertionError(value)));
            } catch (CancellationException e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        consumer.start();
        await().until(() -> consumer.getState() == Thread.State.WAITING);
        consumer.interrupt();
        consumer.join();

        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        assertThat(flag.get()).isTrue();
        assertThat(pool.call(task(Deed.ECHO, "on"))).isEqualTo("on");
    }

    @Test
    void outcomesDoNotWaitForASlowOne() throws Exception {
        Path gate = directory.resolve("gate");
        Stream<Task> tasks = Stream.concat(
                Stream.of(task(Deed.WAIT_FOR_FILE, gate)),
                IntStream.range(0, 100).mapToObj(i -> task(Deed.ECHO, i)));
        try (Stream<Outcome<Task, String>> outcomes = pool.outcomes(tasks, task -> task)) {
            Iterator<Outcome<Task, String>> iterator = outcomes.iterator();
            for (int i = 0; i < 100; i++) {
                assertThat(iterator.next().task().deed()).isEqualTo(Deed.ECHO);
            }
            Files.createFile(gate);
            assertThat(iterator.next().task().deed()).isEqualTo(Deed.WAIT_FOR_FILE);
            assertThat(iterator.hasNext()).isFalse();
        }
    }

    @Test
    void trySubmitWaitsOnlySoLong() throws Exception {
        Path gate = directory.resolve("gate");
        List<CompletableFuture<String>> accepted = new ArrayList<>();
        for (int i = 0; i < WORKERS + QUEUE_SIZE; i++) {
            accepted.add(pool.submit(task(Deed.WAIT_FOR_FILE, gate)));
        }

        assertThat(pool.trySubmit(Duration.ZERO, task(Deed.ECHO, "x"))).isEmpty();
        assertThat(pool.trySubmit(Duration.ofMillis(20), task(Deed.ECHO, "x"))).isEmpty();
        Files.createFile(gate);
        assertThat(pool.trySubmit(Duration.ofSeconds(20), task(Deed.ECHO, "room"))
                        .orElseThrow()
                        .get())
                .isEqualTo("room");
        accepted.forEach(CompletableFuture::join);
    }
}
