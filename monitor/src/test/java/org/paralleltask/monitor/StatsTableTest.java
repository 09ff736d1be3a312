package org.paralleltask.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolStats;
import org.paralleltask.WorkerStats;
import org.paralleltask.WorkerStats.State;

/** The table's lines. */
class StatsTableTest {
    private static final TableStyle PLAIN = new TableStyle(false, false);
    private static final long SECOND = 1_000_000_000L;

    private static WorkerStats worker(int index, State state, String task) {
        return new WorkerStats(
                "work-" + (index + 1),
                index,
                state,
                OptionalLong.of(4_700 + index),
                Optional.of(Instant.EPOCH),
                1,
                12,
                OptionalLong.of(44_400_000),
                Duration.ZERO,
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Optional.of(task).filter(text -> !text.isEmpty()),
                Optional.of(new WorkerStats.Progress(21, 50)).filter(at -> index == 0));
    }

    private static PoolStats stats(long done, long waiting, List<WorkerStats> workers) {
        return new PoolStats("work", waiting, 1, done, 2, 0, 0, Map.of(DeathCause.EXIT, 1L), workers, List.of(), 0);
    }

    @Test
    void aLineForEachWorkerBelowTheProgress() {
        StatsTable table = new StatsTable(PLAIN, 0, 0);
        PoolStats now = stats(60, 37, List.of(worker(0, State.BUSY, "WorkTask[a=1]"), worker(1, State.IDLE, "")));

        assertThat(table.lines(now, 2 * SECOND, new Terminal.Size(100, 24)))
                .containsExactly(
                        "work ###############.........  62 %  62 of 100 so far  after 2 s",
                        "2 workers (1 idle, 1 busy), 37 waiting, 1 running, 60 done, 2 failed, lost workers: 1 EXIT",
                        "WORKER      PID STATE      MEMORY     DONE   BUSY  TASK",
                        "work-1     4700 busy        44 MB       12   75 %  WorkTask[a=1]  42 %",
                        "work-2     4701 idle        44 MB       12   75 %  ");
    }

    @Test
    void theRateGivesTheEnd() {
        StatsTable table = new StatsTable(PLAIN, 1_000, 0);
        List<WorkerStats> none = List.of();

        table.lines(stats(98, 10, none), 0, new Terminal.Size(100, 24));
        String line = table.progress(stats(298, 10, none), 4 * SECOND, 100);

        assertThat(line).isEqualTo("work #######.................  30 %  300 of 1000  50/s  14 s left  after 4 s");
    }

    @Test
    void theThreadThatDrawsAndThoseThatCloseMayAskAtOnce() throws InterruptedException {
        StatsTable table = new StatsTable(PLAIN, 1_000, 0);
        PoolStats now = stats(98, 10, List.of());
        AtomicLong nanos = new AtomicLong();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(t -> new Thread(() -> {
                    for (int i = 0; i < 20_000; i++) {
                        table.progress(now, nanos.addAndGet(SECOND), 100);
                    }
                }))
                .toList();
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((where, thrown) -> failure.set(thrown)));

        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(failure).hasNullValue();
        String line = table.progress(stats(598, 10, List.of()), nanos.get() + 5 * SECOND, 100);
        assertThat(line)
                .contains("600 of 1000")
                .containsPattern("  [3-9]\\d/s  ")
                .contains(" left  after ");
    }

    @Test
    void nothingIsWiderOrHigherThanTheTerminal() {
        StatsTable table = new StatsTable(PLAIN, 0, 0);
        List<WorkerStats> workers = IntStream.range(0, 100)
                .mapToObj(i -> worker(i, State.BUSY, "task ".repeat(100)))
                .toList();
        for (Terminal.Size size :
                List.of(new Terminal.Size(20, 5), new Terminal.Size(60, 10), new Terminal.Size(200, 50))) {
            List<String> lines = table.lines(stats(1, 1, workers), SECOND, size);
            assertThat(lines)
                    .hasSizeLessThan(size.rows())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(size.columns()));
        }
        assertThat(table.lines(stats(1, 1, workers), SECOND, new Terminal.Size(60, 10)))
                .endsWith("and 95 more");
    }

    @Test
    void aTasksTextCannotMoveTheCursor() {
        String evil = "a\u001b[2Jb\r\nc\u0007\u009b31m\u202ed";
        for (TableStyle style : List.of(PLAIN, new TableStyle(false, true))) {
            List<String> lines = new StatsTable(style, 0, 0)
                    .lines(stats(1, 1, List.of(worker(1, State.BUSY, evil))), SECOND, new Terminal.Size(120, 24));
            assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContainPattern("\\p{Cntrl}|\\p{Cf}"));
            assertThat(lines.get(3)).endsWith("a?[2Jb??c??31m?d");
        }
    }

    @Test
    void coloursDoNotChangeTheWidth() {
        PoolStats now = stats(60, 37, List.of(worker(0, State.BUSY, "x".repeat(300)), worker(1, State.STOPPED, "")));
        Terminal.Size size = new Terminal.Size(80, 24);
        List<String> plain = new StatsTable(new TableStyle(false, true), 0, 0).lines(now, SECOND, size);
        List<String> colored = new StatsTable(new TableStyle(true, true), 0, 0).lines(now, SECOND, size);

        assertThat(colored).isNotEqualTo(plain);
        assertThat(colored.stream().map(line -> line.replaceAll("\u001b\\[[0-9]+m", "")))
                .containsExactlyElementsOf(plain);
    }
}
