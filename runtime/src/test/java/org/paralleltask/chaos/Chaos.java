package org.paralleltask.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.paralleltask.DeathCause;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.chaos.ChaosWorker.Kind;
import org.paralleltask.chaos.ChaosWorker.Result;
import org.paralleltask.chaos.ChaosWorker.Task;
import org.paralleltask.pool.ProcessPool;

/**
 * For some time, tasks of all kinds run, and a thread kills, stops and crashes workers and cancels tasks at random.
 * Then every task's fate is compared with a log that the tasks themselves have kept.
 *
 * <pre>
 * java -cp … org.paralleltask.chaos.Chaos SEED SECONDS
 * </pre>
 */
public final class Chaos {
    private static final int WORKERS = 3;
    private static final int MAX_RETRIES = 1;
    private static final int BURST = 150;
    private static final List<String> SIGNALS = List.of("-KILL", "-KILL", "-SEGV", "-STOP");
    private static final int PAUSE_MILLIS = 220;
    private static final Duration LIMIT = Duration.ofMillis(700);
    private static final long HUNG_SECONDS = 60;

    private final Random random;
    private final Path log;
    private final List<Task> tasks = new ArrayList<>();
    private final List<CompletableFuture<Result>> futures = new ArrayList<>();
    private final Set<Long> pids = new HashSet<>();
    private final long seed;
    private int shots;

    private Chaos(long seed, Path log) {
        this.random = new Random(seed);
        this.seed = seed;
        this.log = log;
    }

    /**
     * What has happened.
     *
     * @param shots signals that were sent to workers
     * @param processesLeft workers that are still there
     * @param descriptorsLeft open files beyond those before
     */
    public record Report(int tasks, int shots, Verdict verdict, int processesLeft, long descriptorsLeft) {}

    /**
     * How the tasks have ended.
     *
     * @param retried runs beyond each task's first
     * @param lost tasks with a value that did not run to their end, or whose value is another's
     * @param twice tasks that ran more often than their retries allow
     * @param hung tasks that did not end
     * @param wronglyBlamed failures by a worker's death beyond the number of deaths that were caused
     */
    public record Verdict(
            int done,
            int crashed,
            int timedOut,
            int cancelled,
            int failed,
            int retried,
            int lost,
            int twice,
            int hung,
            int wronglyBlamed) {}

    /** Runs for a time with a seed; the log goes into the directory. */
    public static Report run(long seed, Duration time, Path directory) throws Exception {
        try (ProcessPool<Task, Result> first = ChaosWorker.open(options -> options.workers(1))) {
            first.call(new Task(0, Kind.QUICK, directory.resolve("first").toString())); // opens what stays open
        }
        long before = descriptors();
        Chaos chaos = new Chaos(seed, directory.resolve("log"));
        Verdict verdict = chaos.run(time);
        long after = descriptors();
        for (int i = 0; i < 100 && after > before; i++) { // a thread that reads a dead process's pipe takes a moment
            TimeUnit.MILLISECONDS.sleep(20);
            after = descriptors();
        }
        int processes = (int) chaos.pids.stream()
                .filter(pid -> ProcessHandle.of(pid).isPresent())
                .count();
        return new Report(chaos.tasks.size(), chaos.shots, verdict, processes, Math.max(0, after - before));
    }

    private Verdict run(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        try (ProcessPool<Task, Result> pool = ChaosWorker.open(options -> options.workers(WORKERS)
                .queueSize(50)
                .timeout(LIMIT)
                .retries(MAX_RETRIES)
                .retryOn(EnumSet.allOf(DeathCause.class))
                .maxTasksPerWorker(1000)
                .output(line -> {}))) {
            WorkerKiller killer = WorkerKiller.start(seed + 1, SIGNALS, PAUSE_MILLIS, pool, end);
            while (System.nanoTime() < end) {
                submit(pool);
                if (random.nextInt(5) == 0) { // many short ones in a row, which are sent together
                    for (int i = 0; i < BURST; i++) {
                        submit(pool, Kind.SHORT);
                    }
                    submit(pool, random.nextInt(4) == 0 ? Kind.HALT : Kind.SHORT);
                    for (int i = 0; i < BURST; i++) {
                        submit(pool, Kind.SHORT);
                    }
                }
                if (random.nextInt(30) == 0) {
                    futures.get(random.nextInt(futures.size())).cancel(random.nextBoolean());
                }
            }
            shots = killer.join();
            Verdict verdict = judge();
            if (verdict.hung() > 0) {
                pool.shutdownNow();
            }
            return verdict;
        }
    }

    private void submit(ProcessPool<Task, Result> pool) {
        submit(pool, kind());
    }

    private void submit(ProcessPool<Task, Result> pool, Kind kind) {
        Task task = new Task(tasks.size(), kind, log.toString());
        tasks.add(task);
        futures.add(pool.submit(task));
    }

    private Kind kind() {
        int dice = random.nextInt(200);
        if (dice < 120) {
            return Kind.QUICK;
        } else if (dice < 170) {
            return Kind.SLOW;
        }
        return switch (dice) {
            case 170, 171 -> Kind.EXIT;
            case 172, 173 -> Kind.HALT;
            case 174 -> Kind.SPIN;
            default -> dice < 182 ? Kind.LARGE : dice < 190 ? Kind.PRINT : Kind.THROW;
        };
    }

    private enum Fate {
        DONE,
        CRASHED,
        TIMED_OUT,
        CANCELLED,
        FAILED,
        HUNG
    }

    private Verdict judge() throws Exception {
        Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
        List<Fate> each = new ArrayList<>();
        int lost = 0;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(HUNG_SECONDS);
        for (int i = 0; i < futures.size(); i++) {
            Fate fate = fate(futures.get(i), end);
            each.add(fate);
            fates.merge(fate, 1, Integer::sum);
            lost += fate == Fate.DONE && futures.get(i).join().id() != i ? 1 : 0;
        }
        Map<Integer, Integer> starts = new HashMap<>();
        Set<Integer> ends = new HashSet<>();
        readLog(starts, ends);
        int twice = 0;
        int retried = 0;
        int deaths = shots;
        for (Task task : tasks) {
            int runs = starts.getOrDefault(task.id(), 0);
            lost += each.get(task.id()) == Fate.DONE && !ends.contains(task.id()) ? 1 : 0;
            twice += runs > 1 + MAX_RETRIES ? 1 : 0;
            retried += Math.max(0, runs - 1);
            deaths += task.kind() == Kind.EXIT || task.kind() == Kind.HALT ? runs : 0;
        }
        int crashed = fates.getOrDefault(Fate.CRASHED, 0);
        return new Verdict(
                fates.getOrDefault(Fate.DONE, 0),
                crashed,
                fates.getOrDefault(Fate.TIMED_OUT, 0),
                fates.getOrDefault(Fate.CANCELLED, 0),
                fates.getOrDefault(Fate.FAILED, 0),
                retried,
                lost,
                twice,
                fates.getOrDefault(Fate.HUNG, 0),
                Math.max(0, crashed - deaths));
    }

    private void readLog(Map<Integer, Integer> starts, Set<Integer> ends) throws IOException {
        for (String line : Files.readAllLines(log)) {
            String[] words = line.split(" ", -1);
            int id = Integer.parseInt(words[1]);
            if (words[0].equals("S")) {
                starts.merge(id, 1, Integer::sum);
                pids.add(Long.parseLong(words[3]));
            } else {
                ends.add(id);
            }
        }
    }

    private static Fate fate(CompletableFuture<Result> future, long end) throws InterruptedException {
        try {
            future.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            return Fate.DONE;
        } catch (CancellationException e) {
            return Fate.CANCELLED;
        } catch (TimeoutException e) {
            return Fate.HUNG;
        } catch (ExecutionException e) {
            return e.getCause() instanceof WorkerCrashedException
                    ? Fate.CRASHED
                    : e.getCause() instanceof TaskTimeoutException ? Fate.TIMED_OUT : Fate.FAILED;
        }
    }

    private static long descriptors() throws IOException {
        Path own = Path.of("/proc/self/fd");
        if (!Files.isDirectory(own)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(own)) {
            return files.count();
        }
    }

    /** See above. */
    public static void main(String[] args) throws Exception {
        long seed = Long.parseLong(args[0]);
        Path directory = Files.createTempDirectory("chaos");
        System.out.println("seed " + seed + ": " + run(seed, Duration.ofSeconds(Long.parseLong(args[1])), directory));
    }
}
