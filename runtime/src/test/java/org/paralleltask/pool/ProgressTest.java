package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.paralleltask.pool.DeedWorker.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** How far maps and streams are. */
@Timeout(60)
class ProgressTest {
    private record Report(long done, long total) {}

    private final ProcessPool<Task, String> pool =
            DeedWorker.open(options -> options.workers(2).queueSize(10));

    private final List<Report> reports = Collections.synchronizedList(new ArrayList<>());
    private final ProcessPool<Task, String> watched =
            pool.withProgress((done, total) -> reports.add(new Report(done, total)));

    @AfterEach
    void close() {
        pool.close();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private void assertReports(long total, long all) {
        assertThat(reports).extracting(Report::total).containsOnly(total);
        assertThat(reports).extracting(Report::done).isSorted().doesNotHaveDuplicates();
        assertThat(reports).first().isEqualTo(new Report(0, total));
        assertThat(reports).last().isEqualTo(new Report(all, total));
    }

    @Test
    void aMapTellsHowFarItIs() {
        watched.map(numbers(30), i -> task(Deed.PAUSE, 50));

        assertReports(30, 30);
        assertThat(reports).hasSizeGreaterThan(3); // of 750 ms or more
    }

    @Test
    void itIsToldSeldom() {
        long begun = System.nanoTime();
        watched.map(numbers(20_000), i -> task(Deed.ECHO, i));
        long tenths = (System.nanoTime() - begun) / 100_000_000;

        assertReports(20_000, 20_000);
        assertThat(reports).hasSizeLessThanOrEqualTo((int) tenths + 2);
    }

    @Test
    void aStreamTellsHowManyAreDelivered() {
        try (Stream<String> values = watched.stream(numbers(100).stream(), i -> task(Deed.ECHO, i))) {
            assertThat(values).hasSize(100);
        }
        assertReports(100, 100);
    }

    @Test
    void inputsThatDoNotTellTheirNumberHaveNoTotal() {
        watched.map(numbers(10).stream().filter(i -> i % 2 == 0), i -> task(Deed.ECHO, i));

        assertReports(-1, 5);
    }

    @Test
    void itIsToldOnTheCallersThread() {
        List<Thread> threads = Collections.synchronizedList(new ArrayList<>());

        pool.withProgress((done, total) -> threads.add(Thread.currentThread()))
                .map(numbers(20), i -> task(Deed.ECHO, i));

        assertThat(threads).containsOnly(Thread.currentThread());
    }

    @Test
    void whatAListenerThrowsEndsTheMap() {
        ProcessPool<Task, String> failing = pool.withProgress((done, total) -> {
            if (done > 0) {
                throw new IllegalStateException("no terminal");
            }
        });
        assertThatThrownBy(() -> failing.map(Stream.generate(() -> 1), i -> task(Deed.ECHO, i)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no terminal");
        assertThat(pool.call(task(Deed.ECHO, "next"))).isEqualTo("next");
    }
}
