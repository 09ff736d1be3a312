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
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** Maps whose caller does not wait. */
@Timeout(60)
class AsyncMapTest {
    private final ProcessPool<Task, String> pool =
            DeedWorker.open(options -> options.workers(2).queueSize(3));

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        pool.close();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void severalMapsOfOneThreadKeepTheirOrders() {
        List<CompletableFuture<List<String>>> maps = IntStream.range(0, 5)
                .mapToObj(map -> pool.mapAsync(numbers(100), i -> task(Deed.ECHO, map + "/" + i)))
                .toList();

        for (int map = 0; map < 5; map++) {
            String prefix = map + "/";
            assertThat(maps.get(map).join())
                    .containsExactlyElementsOf(
                            numbers(100).stream().map(i -> prefix + i).toList());
        }
    }

    @Test
    void theFirstFailureEndsItAndNamesItsInput() {
        CompletableFuture<List<String>> map =
                pool.mapAsync(Stream.generate(() -> 1), i -> task(Deed.THROW_CHECKED, "missing")); // without an end

        assertThatThrownBy(map::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isExactlyInstanceOf(FileNotFoundException.class)
                .satisfies(thrown ->
                        assertThat(thrown.getSuppressed()[0]).hasMessageContaining("of map: Task[deed=THROW_CHECKED"));
        assertThat(pool.call(task(Deed.ECHO, "next"))).isEqualTo("next");
    }

    @Test
    void whatTheInputsThrowIsTheFailure() {
        AtomicBoolean isClosed = new AtomicBoolean();
        Stream<Integer> inputs = Stream.of(1, 2, 3)
                .peek(i -> {
                    if (i == 3) {
                        throw new NoSuchElementException("the third");
                    }
                })
                .onClose(() -> isClosed.set(true));

        assertThatThrownBy(() -> pool.mapAsync(inputs, i -> task(Deed.ECHO, i)).join())
                .hasCauseExactlyInstanceOf(NoSuchElementException.class);
        await().untilTrue(isClosed);
    }

    @Test
    void cancelStopsWhatRuns() {
        Path gate = directory.resolve("gate");
        CompletableFuture<List<String>> map = pool.mapAsync(numbers(100), i -> task(Deed.WAIT_FOR_FILE, gate));
        await().until(() -> pool.stats().running() == 2);

        assertThat(map.cancel(true)).isTrue();

        await().until(() -> {
            return pool.stats().running() == 0 && pool.stats().waiting() == 0;
        });
        assertThat(map).isCancelled();
    }

    @Test
    void aFutureThatIsCompletedWithdrawsWhatHasNotStarted() throws Exception {
        Path gate = directory.resolve("gate");
        CompletableFuture<List<String>> map =
                pool.mapAsync(numbers(100), i -> task(Deed.PROGRESS_OF_UNKNOWN_LENGTH, gate));
        await().until(() -> pool.stats().workers().stream()
                        .filter(worker -> worker.progress().isPresent())
                        .count()
                == 2); // what was sent, and has not begun, is withdrawn too

        map.complete(List.of("enough"));

        await().until(() -> pool.stats().waiting() == 0);
        assertThat(pool.stats().running()).isEqualTo(2);
        Files.createFile(gate);
        await().until(() -> pool.stats().done() == 2);
        assertThat(map.join()).containsExactly("enough");
    }

    @Test
    void closeFinishesTheWholeMap() {
        CompletableFuture<List<String>> map = pool.mapAsync(numbers(1_000), i -> task(Deed.ECHO, i));

        pool.close();

        assertThat(map).isCompletedWithValueMatching(values -> values.size() == 1_000);
        assertThatThrownBy(() -> pool.mapAsync(numbers(1), i -> task(Deed.ECHO, i)))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void aCallbackMayCloseThePool() {
        CompletableFuture<Void> closed =
                pool.mapAsync(numbers(10), i -> task(Deed.ECHO, i)).thenRun(pool::close);

        assertThat(closed).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void shutdownNowEndsAMapThatWaitsForItsInputs() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch isAsked = new CountDownLatch(1);
        Iterator<Integer> waiting = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                isAsked.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("interrupted", e);
                }
                return 1;
            }
        };
        CompletableFuture<List<String>> map = pool.mapAsync(() -> waiting, i -> task(Deed.ECHO, i));
        await().until(() -> isAsked.getCount() == 0);

        pool.shutdownNow();

        assertThatThrownBy(map::join).hasCauseExactlyInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatMakesTheFuturesValueMayFail() {
        CompletableFuture<String> map = pool.mapAsync(numbers(3), i -> task(Deed.ECHO, i), values -> {
            throw new IllegalStateException("no value of " + values);
        });

        assertThatThrownBy(map::join).hasRootCauseMessage("no value of [0, 1, 2]");
    }

    @Test
    void shutdownNowEndsAMapWhoseInputsObeyNoInterrupt() {
        Iterator<Integer> stubborn = new Iterator<>() {
            @Override
            public boolean hasNext() {
                Thread.interrupted();
                return true;
            }

            @Override
            public Integer next() {
                return 1;
            }
        };
        CompletableFuture<List<String>> map = pool.mapAsync(() -> stubborn, i -> task(Deed.ECHO, i));
        await().until(() -> pool.stats().done() > 100);

        pool.shutdownNow();

        assertThatThrownBy(() -> map.get(20, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    @Test
    void aCallbackOfATimeOutMayCloseThePool() {
        CompletableFuture<List<String>> endless = pool.mapAsync(Stream.generate(() -> 1), i -> task(Deed.ECHO, i));
        CompletableFuture<Void> closed =
                endless.handle((values, failure) -> failure).thenAccept(failure -> pool.close());

        endless.orTimeout(100, TimeUnit.MILLISECONDS);

        assertThat(closed).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void shutdownNowCancelsAMap() {
        CompletableFuture<List<String>> map =
                pool.mapAsync(numbers(100), i -> task(Deed.WAIT_FOR_FILE, directory.resolve("gate")));
        await().until(() -> pool.stats().running() == 2);

        pool.shutdownNow();

        assertThatThrownBy(map::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void aMapUnderWayKeepsTheProgramAlive() throws Exception {
        try (Program program = Program.start(ForgetfulProgram.class)) {
            assertThat(program.rest()).containsExactly("500 values");
            assertThat(program.exitStatus()).isZero();
        }
    }

    /** A program whose main thread does not wait for its map. */
    static final class ForgetfulProgram {
        private ForgetfulProgram() {}

        public static void main(String[] args) {
            List<Integer> inputs = new ArrayList<>(numbers(500));
            DeedWorker.open(1)
                    .mapAsync(inputs, i -> task(Deed.ECHO, i))
                    .thenAccept(values -> System.out.println(values.size() + " values"));
        }
    }
}
