package org.paralleltask.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.paralleltask.PoolListener;
import org.paralleltask.TaskRun;

/** What is remembered, and how much of it at most. */
class RecorderTest {
    private static final long MILLI = 1_000_000;

    private static PoolListener.Task run(long id, Object task, int attempt, long queuedNanos, long nanos) {
        return new PoolListener.Task(
                "work",
                id,
                task,
                new TaskRun(
                        attempt == 0 ? "" : "work-" + (1 + id % 2),
                        attempt == 0 ? OptionalLong.empty() : OptionalLong.of(100 + id % 2),
                        attempt,
                        Duration.ofNanos(queuedNanos),
                        Duration.ofNanos(nanos),
                        List.of()));
    }

    /** As if it had recorded for a while: no run is longer than a recording. */
    private static Recorder recorder(int maxBars) {
        return new Recorder(maxBars, System.nanoTime() - 1_000_000 * MILLI);
    }

    private static int drawn(Snapshot all) {
        return all.lanes().stream().mapToInt(Lane::size).sum();
    }

    private static long runsIn(Snapshot all) {
        long[] runs = {0};
        for (Lane lane : all.lanes()) {
            runs[0] += lane.bars.size();
            lane.forEachBlock(Math.max(1, all.grain()), (start, block) -> runs[0] += block.count);
        }
        return runs[0];
    }

    @Test
    void aMillionRunsAreDrawnTogetherAndNoneIsLost() {
        Recorder recorder = recorder(1_000);
        for (long i = 0; i < 1_000_000; i++) {
            recorder.taskEnded(0, run(i, i, 1, 10, 100 + i % 50_000), RunKind.DONE, null);
        }

        Snapshot all = recorder.snapshot();
        assertThat(drawn(all)).isLessThanOrEqualTo(1_000);
        assertThat(runsIn(all)).isEqualTo(1_000_000);
        assertThat(all.together()).isGreaterThan(990_000);
        assertThat(all.pools().get(0).ended(RunKind.DONE)).isEqualTo(1_000_000);
        assertThat(all.slowest())
                .hasSize(50)
                .allSatisfy(slow -> assertThat(slow.bar().elapsed()).isGreaterThan(49_000));
        assertThat(all.slowest().get(0).bar().text()).isNotEmpty();
        assertThat(LongStream.of(all.pools().get(0).series.values(Series.Line.DONE, 2_000_000 * MILLI))
                        .sum())
                .isEqualTo(1_000_000);
    }

    @Test
    void failuresAreKeptSinglyUpToABoundAndTheRestIsCounted() {
        Recorder recorder = recorder(100);
        for (long i = 0; i < 5_000; i++) {
            recorder.taskEnded(0, run(i, "task " + i, 1, 0, 100 * MILLI), RunKind.FAILED, new Exception("no. " + i));
        }

        Snapshot all = recorder.snapshot();
        assertThat(all.failures()).hasSize(Recorder.MAX_FAILURES);
        assertThat(all.moreFailures()).isEqualTo(4_000);
        assertThat(drawn(all)).isLessThanOrEqualTo(Recorder.MAX_FAILURES + 100);
        assertThat(runsIn(all)).isEqualTo(5_000);
        assertThat(all.failures().get(7).message()).isEqualTo("no. 7");
        assertThat(all.failures().get(7).trace()).contains("java.lang.Exception: no. 7", "RecorderTest");
    }

    @Test
    void aTaskIsAskedForItsTextOnlyIfItIsDrawn() {
        Object shy = new Object() {
            @Override
            public String toString() {
                throw new AssertionError("its text is not needed");
            }
        };
        Recorder recorder = recorder(100);
        for (long i = 0; i < 500; i++) {
            recorder.taskEnded(0, run(i, "slow " + i, 1, 0, MILLI), RunKind.DONE, null);
        }
        recorder.taskEnded(0, run(999, shy, 1, 0, 10), RunKind.DONE, null);

        assertThat(recorder.snapshot().grain()).isPositive();
    }

    @Test
    void aTaskWhoseTextFailsIsDrawnAllTheSame() {
        Object failing = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no text");
            }
        };
        Recorder recorder = recorder(100);
        recorder.taskEnded(0, run(1, failing, 1, 0, MILLI), RunKind.DONE, null);

        assertThat(recorder.snapshot().lanes().get(0).bars)
                .singleElement()
                .satisfies(bar -> assertThat(bar.text()).endsWith("(whose toString failed)"));
    }

    @Test
    void longTextsAndTracesAreCut() {
        Recorder recorder = recorder(100);
        recorder.taskEnded(
                0, run(1, "x".repeat(1 << 20), 1, 0, MILLI), RunKind.FAILED, new Exception("y".repeat(1 << 20)));

        Failure failure = recorder.snapshot().failures().get(0);
        assertThat(failure.bar().text()).hasSize(201);
        assertThat(failure.message()).hasSize(301);
        assertThat(failure.trace()).hasSize(8_001);
    }

    @Test
    void tasksWaitFromTheirAcceptanceToTheirStartOrWithdrawal() {
        Recorder recorder = recorder(100);
        recorder.taskEnded(0, run(1, "a", 1, 0, 0), RunKind.DONE, null);
        recorder.taskEnded(0, run(2, "b", 1, 50_000 * MILLI, MILLI), RunKind.DONE, null);
        recorder.taskEnded(0, run(3, "c", 0, 20_000 * MILLI, 0), RunKind.CANCELLED, new Exception());

        Snapshot all = recorder.snapshot();
        long[] waiting = all.pools().get(0).series.values(Series.Line.WAITING, all.end());
        assertThat(LongStream.of(waiting).sum()).isZero();
        assertThat(waiting).contains(1L);
        assertThat(all.pools().get(0).ended(RunKind.CANCELLED)).isEqualTo(1);
        assertThat(runsIn(all)).isEqualTo(2);
    }

    @Test
    void aSeriesKeepsItsSumsWhileItsSpansDouble() {
        Series series = new Series();
        for (long at = 0; at < 100_000 * MILLI; at += 7 * MILLI) {
            series.add(Series.Line.DONE, at, 1);
            series.busy(at, at + 3 * MILLI);
        }

        Series copy = series.copyUntil(200_000 * MILLI);
        assertThat(LongStream.of(copy.values(Series.Line.DONE, 200_000 * MILLI)).sum())
                .isEqualTo(14_286);
        assertThat(LongStream.of(copy.values(Series.Line.BUSY, 200_000 * MILLI)).sum())
                .isEqualTo(14_286 * 3 * MILLI);
        assertThat(copy.values(Series.Line.DONE, 200_000 * MILLI).length).isBetween(Series.BUCKETS / 2, Series.BUCKETS);
    }

    @Test
    void quantilesAreExactToAFifth() {
        PoolRecord pool = new PoolRecord("work");
        for (long i = 1; i <= 10_000; i++) {
            pool.add(i * 1_000);
        }

        assertThat(pool.quantile(0.5)).isBetween(5_000_000L, 6_300_000L);
        assertThat(pool.quantile(0.95)).isBetween(9_500_000L, 10_000_000L);
        assertThat(pool.quantile(1)).isEqualTo(10_000_000L).isEqualTo(pool.longest());
        assertThat(new PoolRecord("none").quantile(0.5)).isZero();
    }

    @Test
    void thousandsOfProcessesInOnePlaceBecomeFewer() {
        Recorder recorder = recorder(100);
        for (int i = 0; i < 5_000; i++) {
            recorder.workerStarted(0, "work-1", i, MILLI);
            boolean isDeath = i == 17;
            recorder.workerEnded(0, "work-1", i, isDeath ? "DIED" : "MAX_TASKS", 0, isDeath ? "EXIT" : "");
        }

        List<Life> lives = recorder.snapshot().lanes().get(0).lives;
        assertThat(lives.size()).isLessThanOrEqualTo(Lane.MAX_LIVES);
        assertThat(lives.stream().mapToInt(Life::processes).sum()).isEqualTo(5_000);
        assertThat(lives.get(0).cause()).isEqualTo("EXIT");
        assertThat(lives).noneMatch(Life::isAlive);
    }

    @Test
    void workersOfOneNameInTwoPoolsHaveLanesOfTheirOwn() {
        Recorder recorder = recorder(100);
        recorder.workerStarted(0, "work-1", 1, MILLI);
        recorder.workerStarted(1, "work-1", 2, MILLI);

        assertThat(recorder.snapshot().lanes()).extracting(lane -> lane.name).containsExactly("work-1", "work-1 (2)");
    }
}
