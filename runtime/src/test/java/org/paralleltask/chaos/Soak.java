package org.paralleltask.chaos;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.paralleltask.WorkerStats;
import org.paralleltask.chaos.ChaosWorker.Kind;
import org.paralleltask.chaos.ChaosWorker.Result;
import org.paralleltask.chaos.ChaosWorker.Task;
import org.paralleltask.memory.LateDeletion;
import org.paralleltask.pool.ProcessPool;

/**
 * A pool whose workers start and end all the time, in every way. In the long run, the program must not need more and
 * more for it.
 *
 * <p>The program also needs something for each worker, so this measures only when there is no worker: between two
 * bursts of tasks the workers are idle, and end. With a pool that keeps its workers there would be no such moment,
 * because the next worker may be started at any time.
 *
 * <pre>
 * java -cp … org.paralleltask.chaos.Soak SECONDS
 * </pre>
 */
public final class Soak {
    private static final int WORKERS = 2;
    private static final int TASKS_PER_WORKER = 2;
    private static final Duration IDLE = Duration.ofMillis(50);
    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final int LEAST_LOOKS = 2;
    private static final int LAST_LOOKS = 20;
    private static final long PAUSE_MILLIS = 20;
    private static final int PAUSES = 1000;
    private static final List<Kind> BURST =
            List.of(Kind.SPIN, Kind.QUICK, Kind.LARGE, Kind.EXIT, Kind.QUICK, Kind.HALT, Kind.THROW, Kind.PRINT);

    /**
     * Threads that are kept for a minute after their last use: how many there are is the most that there were at once.
     */
    private static final List<String> SPARE = List.of("process reaper", "ForkJoinPool", "-completer-");

    private final Path log;
    private int tasks;
    private int done;

    private Soak(Path log) {
        this.log = log;
    }

    /**
     * What this process needs while there is no worker.
     *
     * @param heap bytes of all objects
     * @param objects of the library's classes, but for threads, which are counted as such
     * @param buffers outside the heap
     * @param threads that are at work, or wait for some
     * @param children processes
     * @param files in the private directories of this process
     */
    public record Need(
            long heap, Objects objects, long buffers, long threads, long descriptors, long children, long files) {
        private static final List<ToLongFunction<Need>> COUNTED =
                List.of(Need::buffers, Need::threads, Need::descriptors, Need::children, Need::files);

        /** The smallest number of each, because what exists for a moment only is no leak. */
        private static Need least(List<Need> needs) {
            return new Need(
                    least(needs, Need::heap),
                    Objects.least(needs.stream().map(Need::objects).toList()),
                    least(needs, Need::buffers),
                    least(needs, Need::threads),
                    least(needs, Need::descriptors),
                    least(needs, Need::children),
                    least(needs, Need::files));
        }

        private static long least(List<Need> needs, ToLongFunction<Need> part) {
            return needs.stream().mapToLong(part).min().orElseThrow();
        }

        private boolean isMoreThan(Need other) {
            return objects.grownSince(other.objects) > 0
                    || COUNTED.stream().anyMatch(part -> part.applyAsLong(this) > part.applyAsLong(other));
        }
    }

    /** How many objects there are of each class. */
    public record Objects(Map<String, Long> counts) {
        private static Objects least(List<Objects> all) {
            Map<String, Long> least = new HashMap<>(all.get(0).counts);
            least.replaceAll((type, count) -> all.stream()
                    .mapToLong(one -> one.counts.getOrDefault(type, 0L))
                    .min()
                    .orElseThrow());
            return new Objects(least);
        }

        /**
         * How many more there are than there were, class by class. What had no objects then was first used since: its
         * constants are made once. What is left behind again and again was there already.
         */
        public long grownSince(Objects before) {
            return counts.keySet().stream()
                    .filter(type -> before.counts.getOrDefault(type, 0L) > 0)
                    .mapToLong(type -> Math.max(0, counts.get(type) - before.counts.get(type)))
                    .sum();
        }

        @Override
        public String toString() {
            return Long.toString(
                    counts.values().stream().mapToLong(Long::longValue).sum());
        }
    }

    /**
     * What has happened.
     *
     * @param workers that have come and gone
     * @param middle what was needed in the second third
     * @param end what was needed in the last third
     */
    public record Report(int tasks, int done, long workers, Need middle, Need end) {}

    /** Runs for a time; the tasks' log goes into the directory. */
    public static Report run(Duration time, Path directory) throws Exception {
        return new Soak(directory.resolve("log")).run(time);
    }

    private Report run(Duration time) throws Exception {
        try (ProcessPool<Task, Result> pool = ChaosWorker.open(options -> options.workers(WORKERS)
                .startOnDemand(true)
                .idleTimeout(IDLE)
                .maxTasksPerWorker(TASKS_PER_WORKER)
                .timeout(LIMIT)
                .output(line -> {}))) {
            Duration third = time.dividedBy(3);
            soak(pool, third); // the warming up
            Need middle = soak(pool, third);
            Need last = soak(pool, third);
            for (int i = 0; i < LAST_LOOKS && last.isMoreThan(middle); i++) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                last = Need.least(List.of(last, look()));
            }
            long workers =
                    workers(pool).stream().mapToLong(WorkerStats::processes).sum();
            return new Report(tasks, done, workers, middle, last);
        }
    }

    /** The smallest need so far. Only that is kept, because all measurements would need more and more memory. */
    private Need soak(ProcessPool<Task, Result> pool, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        Need least = null;
        for (int looks = 0; least == null || looks < LEAST_LOOKS || System.nanoTime() < end; looks++) {
            burst(pool);
            awaitNoWorker(pool);
            Need now = look();
            least = least == null ? now : Need.least(List.of(least, now));
        }
        return least;
    }

    private void burst(ProcessPool<Task, Result> pool) throws IOException {
        List<CompletableFuture<Result>> futures = BURST.stream()
                .map(kind -> pool.submit(new Task(tasks++, kind, log.toString())))
                .toList();
        futures.get(1).cancel(true);
        for (CompletableFuture<Result> future : futures) {
            done += future.handle((value, failure) -> failure == null ? 1 : 0).join();
        }
        Files.deleteIfExists(log); // it is not read
    }

    /** The last workers are about to end. If they stay, the measurement will show it. */
    private static void awaitNoWorker(ProcessPool<Task, Result> pool) throws InterruptedException {
        for (int i = 0; i < PAUSES && !hasNoWorker(pool); i++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean hasNoWorker(ProcessPool<Task, Result> pool) {
        return workers(pool).stream().allMatch(worker -> worker.state() == WorkerStats.State.ABSENT);
    }

    private static List<WorkerStats> workers(ProcessPool<Task, Result> pool) {
        return pool.stats().workers();
    }

    private static Need look() throws IOException, JMException {
        List<String[]> classes = classes(); // first: it collects what is garbage, and with it what garbage holds
        for (int i = 0; i < LAST_LOOKS && LateDeletion.waiting() > 0; i++) { // where mapped files cannot be deleted
            System.gc();
            LateDeletion.retry();
        }
        return new Need(
                classes.stream().mapToLong(line -> Long.parseLong(line[2])).sum(),
                new Objects(classes.stream()
                        .filter(line -> isOurs(line[3]))
                        .collect(Collectors.toMap(line -> line[3], line -> Long.parseLong(line[1]), Long::sum))),
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum(),
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> SPARE.stream().noneMatch(thread.getName()::contains))
                        .count(),
                count(Path.of("/proc/self/fd")),
                ProcessHandle.current().children().count(),
                files());
    }

    /** A line for each class after a collection: its number, how many objects there are, their bytes, its name. */
    private static List<String[]> classes() throws JMException {
        Object histogram = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return String.valueOf(histogram)
                .lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(words -> words[0].matches("\\d+:"))
                .toList();
    }

    private static boolean isOurs(String type) {
        return type.startsWith("org.paralleltask.")
                && !type.startsWith(Soak.class.getPackageName())
                && !type.endsWith(".UninterruptibleThread");
    }

    private static long files() throws IOException {
        String own = "paralleltask-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            long sum = 0;
            for (Path directory : all.filter(
                            path -> path.getFileName().toString().startsWith(own))
                    .toList()) {
                sum += 1 + count(directory);
            }
            return sum;
        }
    }

    private static long count(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    /** See above. */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("soak");
        System.out.println(run(Duration.ofSeconds(Long.parseLong(args[0])), directory));
    }
}
