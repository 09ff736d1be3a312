package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.paralleltask.ContextCarrier;
import org.paralleltask.DeathCause;
import org.paralleltask.OutputHandler;
import org.paralleltask.PoolListener;
import org.paralleltask.base.PoolLog;
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.carry.Carriers;

/** What goes with a task of its caller's context. */
class CarriedContextTest {
    @AfterEach
    void tearsUpTheNote() {
        NoteCarrier.tearUp();
    }

    /** Fails to capture. */
    public static final class NoCapture implements ContextCarrier {
        public NoCapture() {}

        @Override
        public Map<String, String> capture() {
            throw new IllegalStateException("no capture today");
        }

        @Override
        public Restored restore(Map<String, String> captured) {
            throw new AssertionError("nothing was captured");
        }
    }

    /** Fails in the worker. */
    public static final class NoRestore implements ContextCarrier {
        public NoRestore() {}

        @Override
        public Map<String, String> capture() {
            return Map.of("a", "b");
        }

        @Override
        public Restored restore(Map<String, String> captured) {
            throw new IllegalStateException("no restore today");
        }
    }

    /** Fails after the task. */
    public static final class NoClose implements ContextCarrier {
        public NoClose() {}

        @Override
        public Map<String, String> capture() {
            return Map.of("a", "b");
        }

        @Override
        public Restored restore(Map<String, String> captured) {
            return () -> {
                throw new IllegalStateException("no close today");
            };
        }
    }

    /** Has too much. */
    public static final class TooMuch implements ContextCarrier {
        public TooMuch() {}

        @Override
        public Map<String, String> capture() {
            return Map.of("large", "x".repeat(20_000));
        }

        @Override
        public Restored restore(Map<String, String> captured) {
            throw new AssertionError("it was too large");
        }
    }

    @Test
    void theCallersContextIsInTheWorkerWhileTheTaskRunsAndNotAfterwards() {
        try (ProcessPool<String, String> pool = NoteWorker.open(options -> options)) {
            NoteCarrier.write("one");
            assertThat(pool.call("")).isEqualTo("one");
            NoteCarrier.tearUp();
            assertThat(pool.call("")).isEqualTo("none");
        }
    }

    @Test
    void everyWayOfPassingTasksCapturesOnTheThreadThatCalls() {
        List<String> tasks = List.of("", "", "");
        try (ProcessPool<String, String> pool = NoteWorker.open(options -> options)) {
            NoteCarrier.write("n");

            assertThat(pool.call("")).isEqualTo("n");
            assertThat(pool.submit("").join()).isEqualTo("n");
            assertThat(pool.trySubmit(Duration.ZERO, "").orElseThrow().join()).isEqualTo("n");
            assertThat(pool.map(tasks, task -> task)).containsOnly("n");
            assertThat(pool.mapAsync(tasks, task -> task).join()).containsOnly("n");
            try (Stream<String> values = pool.stream(tasks, task -> task)) {
                assertThat(values.toList()).containsOnly("n");
            }
            assertThat(pool.urgent().within(Duration.ofMinutes(1)).call("")).isEqualTo("n");
        }
    }

    @Test
    void theContextIsThatOfTheCallNotOfTheRun() {
        try (ProcessPool<String, String> pool = NoteWorker.open(options -> options)) {
            NoteCarrier.write("before");
            Stream<String> lazy = pool.stream(List.of("", ""), task -> task);
            NoteCarrier.write("after");
            try (lazy) {
                assertThat(lazy.toList()).containsOnly("before");
            }
        }
    }

    @Test
    void aMapCapturesOnceForAllItsTasks() {
        try (ProcessPool<String, String> pool = NoteWorker.open(options -> options)) {
            NoteCarrier.write("map");
            int before = NoteCarrier.CAPTURED.get();
            List<String> notes = pool.map(IntStream.range(0, 1_000).boxed().toList(), task -> "");

            assertThat(notes).hasSize(1_000).containsOnly("map");
            assertThat(NoteCarrier.CAPTURED.get() - before).isEqualTo(1);
        }
    }

    @Test
    void shortTasksThatTravelTogetherHaveEachItsOwnContext() {
        List<String> expected = new ArrayList<>();
        List<CompletableFuture<String>> futures = new ArrayList<>();
        try (ProcessPool<String, String> pool = NoteWorker.open(options -> options)) {
            pool.map(IntStream.range(0, 300).boxed().toList(), task -> ""); // now they are known to be short
            for (int i = 0; i < 900; i++) {
                if (i % 3 == 0) {
                    NoteCarrier.tearUp();
                } else {
                    NoteCarrier.write("note " + i / 10);
                }
                expected.add(NoteCarrier.read());
                futures.add(pool.submit(""));
            }

            assertThat(futures.stream().map(CompletableFuture::join)).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void aRetryHasTheSameContext() {
        try (ProcessPool<String, String> pool =
                NoteWorker.open(options -> options.retries(1).retryOn(Set.of(DeathCause.values())))) {
            NoteCarrier.write("again");
            CompletableFuture<String> retried = pool.submit(NoteWorker.KILL_ONCE);
            NoteCarrier.write("other");

            assertThat(retried.join()).isEqualTo("again");
        }
    }

    @Test
    void workersOfThisProcessHaveItToo() {
        try (Workers threads = Workers.inProcess(1);
                ProcessPool<String, String> pool = NoteWorker.TASK.open(threads)) {
            NoteCarrier.write("thread");
            CompletableFuture<String> first = pool.submit("");
            NoteCarrier.tearUp();

            assertThat(first.join()).isEqualTo("thread");
            assertThat(pool.call("")).isEqualTo("none");
        }
    }

    @Test
    void whatATaskPassesOnGoesWithItsTasksToo() {
        try (ProcessPool<String, String> pool = NoteWorker.open(options -> options)) {
            NoteCarrier.write("deep");

            assertThat(pool.call(NoteWorker.NEST)).isEqualTo("deep and deep");
        }
    }

    @Test
    void anOptionNamesTheCarriersOrNone() {
        NoteCarrier.write("n");
        try (ProcessPool<String, String> none = NoteWorker.open(options -> options.contextCarriers(List.of()));
                ProcessPool<String, String> named =
                        NoteWorker.open(options -> options.contextCarriers(List.of(new NoteCarrier())))) {
            assertThat(none.call("")).isEqualTo("none");
            assertThat(named.call("")).isEqualTo("n");
        }
    }

    @Test
    void anOptionRefusesWhatWorkersCannotMake() {
        ContextCarrier local = new ContextCarrier() {
            @Override
            public Map<String, String> capture() {
                return Map.of();
            }

            @Override
            public Restored restore(Map<String, String> captured) {
                return () -> {};
            }
        };

        assertThatThrownBy(() -> NoteWorker.open(options -> options.contextCarriers(List.of(local))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("public constructor without parameters");
    }

    @Test
    void whatACarrierThrowsIsToldOnceAndFailsNoTask() {
        List<String> logged = new CopyOnWriteArrayList<>();
        List<String> printed = new CopyOnWriteArrayList<>();
        OutputHandler output = line -> printed.add(line.text());
        Logger logger = Logger.getLogger("org.paralleltask.note");
        Handler handler = new ListHandler(logged);
        logger.addHandler(handler);
        NoteCarrier.write("n");
        try (ProcessPool<String, String> pool = NoteWorker.open(options -> options.output(output)
                .contextCarriers(
                        List.of(new NoCapture(), new NoRestore(), new NoClose(), new TooMuch(), new NoteCarrier())))) {
            assertThat(pool.call("")).isEqualTo("n");
            assertThat(pool.call("")).isEqualTo("n");
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(logged).hasSize(2);
        assertThat(logged.get(0)).contains("NoCapture failed to capture");
        assertThat(logged.get(1)).contains("TooMuch").contains("16384 bytes");
        assertThat(printed.stream().filter(line -> line.contains("NoRestore failed to restore")))
                .hasSize(1);
        assertThat(printed.stream().filter(line -> line.contains("failed to take away")))
                .hasSize(1);
    }

    @Test
    void aListenerSeesTheContextOfEachTask() {
        List<Map<String, String>> contexts = new CopyOnWriteArrayList<>();
        PoolListener listener = new PoolListener() {
            @Override
            public void taskDone(PoolListener.Task task) {
                contexts.add(task.context());
            }
        };
        try (ProcessPool<String, String> pool = NoteWorker.open(options -> options.listener(listener))) {
            NoteCarrier.write("seen");
            pool.call("");
            NoteCarrier.tearUp();
            pool.call("");
        }

        assertThat(contexts).containsExactly(Map.of("note", "seen"), Map.of());
    }

    private static final class ListHandler extends Handler {
        private final List<String> messages;

        ListHandler(List<String> messages) {
            this.messages = messages;
        }

        @Override
        public void publish(LogRecord record) {
            messages.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** Then no frame is sent for it either: see {@code WorkerProtocol}. */
    @Test
    void whereNothingIsCapturedNothingIsMade() {
        Carriers carriers =
                new Carriers(Optional.of(List.of(new NoteCarrier())), CarriedContextTest.class, new PoolLog("test"));

        assertThat(carriers.capture()).isSameAs(CarriedContext.NOTHING);
        NoteCarrier.write("n");
        assertThat(carriers.capture()).isEqualTo(carriers.capture()).isNotEqualTo(CarriedContext.NOTHING);
    }
}
