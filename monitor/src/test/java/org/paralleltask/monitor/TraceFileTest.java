package org.paralleltask.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paralleltask.monitor.JsonReader.list;
import static org.paralleltask.monitor.JsonReader.object;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.paralleltask.PoolListener;
import org.paralleltask.TaskRun;

/** A trace of more runs than are drawn singly. */
class TraceFileTest {
    private static final Pattern SLICE =
            Pattern.compile("\\{\"ph\":\"X\",\"pid\":1,\"tid\":(\\d+),\"ts\":([0-9.]+),.*?\"dur\":([0-9.]+)");

    private static final long SECOND = 1_000_000_000;

    /** Where it is written, exactly: what a double has lost cannot be compared. */
    private record Slice(BigDecimal start, BigDecimal elapsed) {
        BigDecimal end() {
            return start.add(elapsed);
        }
    }

    private static PoolListener.Task run(String pool, long id, long nanos) {
        TaskRun run = new TaskRun("work-1", OptionalLong.of(100), 1, Duration.ZERO, Duration.ofNanos(nanos), List.of());
        return new PoolListener.Task(pool, id, id, run);
    }

    private static Recorder recorder(int maxBars) {
        return new Recorder(maxBars, System.nanoTime() - 1_000 * SECOND);
    }

    private static Map<String, List<Slice>> slicesByThread(String trace) {
        Map<String, List<Slice>> slices = new TreeMap<>();
        Matcher found = SLICE.matcher(trace);
        while (found.find()) {
            slices.computeIfAbsent(found.group(1), absent -> new ArrayList<>())
                    .add(new Slice(new BigDecimal(found.group(2)), new BigDecimal(found.group(3))));
        }
        return slices;
    }

    private static void assertThatNoneOverlap(Map<String, List<Slice>> slices) {
        slices.forEach((thread, all) -> {
            List<Slice> sorted = new ArrayList<>(all);
            sorted.sort(Comparator.comparing(Slice::start).thenComparing(Slice::end));
            for (int i = 1; i < sorted.size(); i++) {
                assertThat(sorted.get(i).start())
                        .as("thread %s, slice %d after %s", thread, i, sorted.get(i - 1))
                        .isGreaterThanOrEqualTo(sorted.get(i - 1).end());
            }
        });
    }

    /** The arguments of the slices of a category. */
    private static List<Map<String, Object>> arguments(String trace, String category) {
        return list(object(JsonReader.read(trace)).get("traceEvents")).stream()
                .map(JsonReader::object)
                .filter(event -> category.equals(event.get("cat")))
                .map(event -> object(event.get("args")))
                .toList();
    }

    @Test
    void blocksOfTwoPoolsAndLongRunsDoNotOverlap() {
        Recorder recorder = recorder(1_000);
        for (int i = 0; i < 20_000; i++) {
            String pool = i % 3 == 0 ? "second" : "first";
            recorder.taskEnded(0, run(pool, i, i % 100 == 0 ? 5_000_000 : 1_000 + i % 700), RunKind.DONE, null);
        }
        recorder.taskStarted(0, run("first", 20_000, 3 * SECOND));

        String trace = TraceFile.of(recorder.snapshot());

        Map<String, List<Slice>> slices = slicesByThread(trace);
        assertThatNoneOverlap(slices);
        assertThat(slices).containsOnlyKeys("1", "2");
        assertThat(slices.get("1")).hasSizeGreaterThan(50);
        assertThat(slices.get("2")).hasSizeGreaterThan(10);
        List<Map<String, Object>> blocks = arguments(trace, "together");
        assertThat(blocks).extracting(block -> block.get("pool")).contains("first", "second");
        long together = blocks.stream()
                .mapToLong(block -> JsonReader.number(block.get("runs")))
                .sum();
        assertThat(together + arguments(trace, "done").size()).isEqualTo(20_000);
        assertThat(trace).contains("\"name\":\"work-1\"", "\"name\":\"work-1, short runs\"");
    }

    @Test
    void runsOfLessThanAMicrosecondDoNotOverlap() {
        Recorder recorder = new Recorder(20_000, System.nanoTime() - 900_000);
        for (int i = 0; i < 5_000; i++) {
            recorder.taskEnded(0, run("first", i, 301 + i % 500), RunKind.DONE, null);
        }

        Map<String, List<Slice>> slices = slicesByThread(TraceFile.of(recorder.snapshot()));

        assertThat(slices.get("1")).hasSize(5_000);
        assertThatNoneOverlap(slices);
    }

    @Test
    void aPoolThatIsOnlyLookedAtDoesNotOverlap() {
        Recorder recorder = recorder(20_000);
        for (int i = 0; i < 40; i++) { // two looks fall into one span now and then
            long from = i * SECOND / 4;
            recorder.sampledTasks(0, "work-1", i % 2 == 0 ? "first" : "second", from, 10, SECOND / 4);
        }
        recorder.sampledTask(0, "work-1", "first", 10 * SECOND, 11 * SECOND, "long");

        Map<String, List<Slice>> slices = slicesByThread(TraceFile.of(recorder.snapshot()));

        assertThatNoneOverlap(slices);
        assertThat(slices.get("1")).hasSize(1);
        assertThat(slices.get("2")).hasSizeGreaterThan(30);
    }
}
