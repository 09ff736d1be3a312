package org.paralleltask.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.monitor.JsonReader.list;
import static org.paralleltask.monitor.JsonReader.number;
import static org.paralleltask.monitor.JsonReader.object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener;
import org.paralleltask.monitor.Deeds.Deed;
import org.paralleltask.pool.Workers;

/** Runs with real workers, recorded and written. */
@Timeout(120)
class TimelineTest {
    @TempDir
    private Path directory;

    /** A run with an end of every kind. */
    static Timeline everyKind() {
        Timeline timeline = Timeline.record();
        try (DeedPool pool = DeedPool.open(options -> options.workers(2)
                .retries(1)
                .retryOn(EnumSet.of(DeathCause.EXIT))
                .listener(timeline.listener()))) {
            CompletableFuture<?> all = CompletableFuture.allOf(
                    pool.submit(Deed.RETURN, "returned", 5),
                    pool.submit(Deed.THROW, "thrown", 5),
                    pool.submit(Deed.EXIT, "exited", 5),
                    pool.within(Duration.ofMillis(200)).submit(Deed.SPIN, "spun", 0));
            CompletableFuture<Integer> cancelled = pool.submit(Deed.RETURN, "cancelled", 60_000);
            all.exceptionally(failed -> null).join();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> pool.stats().workers().toString().contains("text=cancelled"));
            cancelled.cancel(true);
        }
        return timeline;
    }

    private Map<String, Object> data(Timeline timeline) throws IOException {
        Path page = directory.resolve("page.html");
        timeline.writeHtml(page);
        String html = Files.readString(page);
        String start = "<script type=\"application/json\" id=\"data\">";
        int from = html.indexOf(start) + start.length();
        return object(JsonReader.read(html.substring(from, html.indexOf("</script>", from))));
    }

    @Test
    void everyEndOfATaskIsCountedAndFailuresHaveTheirTraces() throws IOException {
        Map<String, Object> data = data(everyKind());

        List<Object> ended = list(object(list(data.get("pools")).get(0)).get("ended"));
        assertThat(ended.stream().map(JsonReader::number)).containsExactly(1L, 1L, 1L, 1L, 1L, 1L, 0L, 0L);
        assertThat(list(data.get("failures")))
                .extracting(failure -> object(failure).get("type"))
                .contains(
                        "java.io.FileNotFoundException",
                        "org.paralleltask.WorkerCrashedException",
                        "org.paralleltask.TaskTimeoutException");
        assertThat(String.valueOf(data.get("traces")))
                .contains("FileNotFoundException: thrown", "Deeds.deed(Deeds.java:");
    }

    @Test
    void lanesHaveTheWorkersProcessesAndTheirEnds() throws IOException {
        Map<String, Object> data = data(everyKind());

        List<Object> lanes = list(data.get("lanes"));
        assertThat(lanes).extracting(lane -> object(lane).get("name")).containsExactlyInAnyOrder("deed-1", "deed-2");
        List<List<Object>> lives = lanes.stream()
                .flatMap(lane -> list(object(lane).get("lives")).stream())
                .map(JsonReader::list)
                .toList();
        assertThat(lives).hasSizeGreaterThan(2).allSatisfy(life -> {
            assertThat(number(life.get(1))).isLessThanOrEqualTo(number(life.get(2))); // launched, ready
            assertThat(number(life.get(2))).isLessThanOrEqualTo(number(life.get(3))); // ended
        });
        assertThat(lives).extracting(life -> life.get(4)).contains("DIED", "KILLED", "CLOSED");
        assertThat(lives).extracting(life -> life.get(6)).contains("EXIT", "TIME_LIMIT");
    }

    @Test
    void theRunsOfOneWorkerDoNotOverlap() throws IOException {
        Timeline timeline = Timeline.record();
        try (DeedPool pool = DeedPool.open(options -> options.workers(2).listener(timeline.listener()))) {
            pool.map(IntStream.range(0, 200)
                    .mapToObj(i -> new DeedTask(Deed.RETURN, "task " + i, i % 3))
                    .toList());
        }

        List<Object> lanes = list(data(timeline).get("lanes"));
        int bars = 0;
        for (Object lane : lanes) {
            double before = 0;
            for (Object each : list(object(lane).get("bars"))) {
                List<Object> bar = list(each);
                double start = (Double) bar.get(0);
                assertThat(start).isGreaterThanOrEqualTo(before - 1); // written in whole microseconds
                before = start + (Double) bar.get(1);
                bars++;
            }
        }
        assertThat(bars).isEqualTo(200);
    }

    @Test
    void aRecordingEndsWithItsPools() throws Exception {
        Timeline timeline = everyKind();

        Map<String, Object> first = data(timeline);
        Map<String, Object> second = data(timeline);

        assertThat(first.get("end")).isEqualTo(second.get("end"));
    }

    @Test
    void severalPoolsAreOnOneTimelineAndOneOfThemCanBeSeenAlone() throws IOException {
        Timeline timeline = Timeline.record();
        try (Workers workers = Workers.open(options -> options.workers(2).listener(timeline.listener()));
                DeedPool deeds = DeedPool.open(workers);
                NothingPool nothing = NothingPool.open(workers)) {
            deeds.map(List.of(new DeedTask(Deed.RETURN, "one", 1), new DeedTask(Deed.RETURN, "two", 1)));
            nothing.map(IntStream.range(0, 10).boxed().toList());
        }

        assertThat(String.valueOf(data(timeline).get("title")).split(", "))
                .containsExactlyInAnyOrder("deed", "nothing");
        Map<String, Object> one = data(timeline.only("nothing"));
        assertThat(one.get("title")).isEqualTo("nothing");
        assertThat(list(one.get("lanes")).stream()
                        .mapToInt(lane -> list(object(lane).get("bars")).size())
                        .sum())
                .isEqualTo(10);
        assertThat(list(data(timeline.only("no such pool")).get("lanes"))).isEmpty();
    }

    @Test
    void aListenerOfTheUsersHearsOfEverything() {
        AtomicInteger heard = new AtomicInteger();
        PoolListener mine = new PoolListener() {
            @Override
            public void taskDone(PoolListener.Task task) {
                heard.incrementAndGet();
            }
        };
        Timeline timeline = Timeline.record();
        try (NothingPool pool = NothingPool.open(options -> options.listener(timeline.listener(mine)))) {
            pool.map(List.of(1, 2, 3));
        }

        assertThat(heard).hasValue(3);
    }

    @Test
    void workersThatCannotStartAreOnThePage() throws IOException {
        Timeline timeline = Timeline.record();
        try (DeedPool pool = DeedPool.open(options ->
                options.workers(1).jvmArgs(List.of("-XX:+NoSuchFlag")).listener(timeline.listener()))) {
            assertThat(pool.submit(Deed.RETURN, "never", 1)).failsWithin(Duration.ofSeconds(60));
        }

        assertThat(list(data(timeline).get("failures")))
                .extracting(failure -> object(failure).get("type"))
                .contains("org.paralleltask.WorkerStartException");
    }

    @Test
    void nothingRecordedIsAPageAsWell() throws IOException {
        assertThat(data(Timeline.record()).get("title")).isEqualTo("nothing");
    }

    @Test
    void thePageHoldsNothingOfATaskButText() throws IOException {
        String evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>{{data}}";
        Timeline timeline = Timeline.record();
        try (DeedPool pool = DeedPool.open(options -> options.workers(1).listener(timeline.listener()))) {
            assertThat(pool.submit(Deed.THROW, evil, 1)).failsWithin(Duration.ofSeconds(60));
        }
        Path page = directory.resolve("evil.html");
        timeline.writeHtml(page);

        assertThat(Files.readString(page)).doesNotContain("alert(1)<", "<img").contains("\\u003cimg src=x", "{{data}}");
    }

    @Test
    void aTraceIsWhatPerfettoReads() throws IOException {
        Path file = directory.resolve("trace.json");
        everyKind().writeTrace(file);

        List<Object> events =
                list(object(JsonReader.read(Files.readString(file))).get("traceEvents"));
        assertThat(events)
                .allSatisfy(event -> assertThat(object(event)).containsKeys("ph", "pid", "tid", "ts", "name"));
        assertThat(events.stream().map(event -> object(event).get("ph")).distinct())
                .containsExactlyInAnyOrder("M", "b", "e", "X", "C", "i");
        assertThat(events.stream()
                        .map(JsonReader::object)
                        .filter(event -> "X".equals(event.get("ph")))
                        .map(event -> event.get("cat")))
                .containsExactlyInAnyOrder("done", "failed", "crashed", "timed out", "cancelled", "retried");
        assertThat(events.stream().filter(event -> "b".equals(object(event).get("ph"))))
                .hasSameSizeAs(events.stream()
                        .filter(event -> "e".equals(object(event).get("ph")))
                        .toList());
    }
}
