package org.paralleltask.cluster.figures;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.paralleltask.cluster.Cluster;
import org.paralleltask.cluster.testing.TestNodes;
import org.paralleltask.pool.Workers;

/** What nodes that are slow, killed or stopped cost, and how soon all is gone of a program that was killed. */
final class FaultFigures {
    private static final int NODES = 3;
    private static final int TASKS = 20_006;
    private static final int SLOW_TASKS = 2_000;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private FaultFigures() {}

    /** Prints these: {@code slow}, {@code killed}, {@code stopped}, {@code program}. */
    static void print(String what) throws Exception {
        try (TestNodes nodes = TestNodes.start(NODES)) {
            if (what.equals("program")) {
                program(nodes);
                return;
            }
            try (Cluster cluster = nodes.join();
                    Workers far = cluster.workers()) {
                switch (what) {
                    case "slow" -> slow(nodes, cluster, far);
                    case "killed" -> killed(nodes, far);
                    case "stopped" -> stopped(nodes, cluster);
                    default -> throw new IllegalArgumentException(what);
                }
            }
        }
    }

    private static List<CompletableFuture<Integer>> submit(RestPool pool, int tasks, int micros, long slowNode) {
        return IntStream.range(0, tasks)
                .mapToObj(i -> pool.submit(micros, slowNode, 20_000))
                .toList();
    }

    private static long restMillis(Workers workers, long slowNode) {
        try (RestPool pool = RestPool.open(workers)) {
            submit(pool, 300, 2_000, slowNode).forEach(CompletableFuture::join);
            long begin = System.nanoTime();
            submit(pool, SLOW_TASKS, 2_000, slowNode).forEach(CompletableFuture::join);
            return (System.nanoTime() - begin) / 1_000_000;
        }
    }

    private static void slow(TestNodes nodes, Cluster cluster, Workers far) throws Exception {
        long slowNode = nodes.process(1).pid();
        System.out.println(SLOW_TASKS + " tasks of 2 ms asleep: no node slow " + restMillis(far, 0) + " ms");
        System.out.println("one of three nodes 20 ms slower for each task: " + restMillis(far, slowNode) + " ms");
        nodes.kill(1);
        await(() -> cluster.nodes().size() == 2);
        System.out.println("without that node: " + restMillis(far, slowNode) + " ms");
    }

    private static void killed(TestNodes nodes, Workers far) {
        try (RestPool pool = RestPool.open(far, options -> options.retries(1).queueSize(TASKS))) {
            submit(pool, 300, 1_000, 0).forEach(CompletableFuture::join);
            long[] last = {System.nanoTime()};
            long[] silence = {0};
            List<CompletableFuture<Integer>> all = submit(pool, TASKS, 1_000, 0);
            all.get(2_000).join();
            all.subList(2_001, TASKS)
                    .forEach(one -> one.thenRun(() -> {
                        synchronized (silence) {
                            long now = System.nanoTime();
                            silence[0] = Math.max(silence[0], now - last[0]);
                            last[0] = now;
                        }
                    }));
            synchronized (silence) {
                last[0] = System.nanoTime();
                silence[0] = 0;
            }
            nodes.kill(1);
            all.forEach(CompletableFuture::join);
            synchronized (silence) {
                System.out.println("a node killed under " + TASKS + " tasks of 1 ms: all delivered, "
                        + pool.stats().done() + " done in all, " + pool.stats().retried()
                        + " retried, longest silence " + silence[0] / 1_000_000 + " ms");
            }
        }
    }

    private static void stopped(TestNodes nodes, Cluster cluster) throws Exception {
        for (int node = 0; node < 2; node++) {
            long pid = nodes.process(node).pid();
            int before = cluster.nodes().size();
            long begin = System.nanoTime();
            signal("STOP", pid);
            try {
                await(() -> cluster.nodes().size() < before);
                System.out.println(
                        "a stopped node is given up after " + (System.nanoTime() - begin) / 1_000_000 + " ms");
            } finally {
                signal("CONT", pid);
            }
        }
    }

    private static void program(TestNodes nodes) throws Exception {
        Path directory = Files.createTempDirectory("far-figures-");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Cluster.class.getPackageName() + ".FarProgram",
                        nodes.seeds(),
                        directory.resolve("mine").toString(),
                        directory.resolve("never").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            long gateway = Long.parseLong(said.readLine().substring("gateway ".length()));
            await(() -> directory.resolve("mine").toFile().length() > 0);
            await(() -> workersOf(nodes).size() == NODES);
            List<ProcessHandle> workers = workersOf(nodes);
            long begin = System.nanoTime();
            program.destroyForcibly();
            await(() -> isGone(gateway));
            long gatewayMillis = (System.nanoTime() - begin) / 1_000_000;
            await(() -> workers.stream().allMatch(worker -> isGone(worker.pid())));
            System.out.println("a program killed: its gateway is gone after " + gatewayMillis + " ms, its "
                    + workers.size() + " workers after " + (System.nanoTime() - begin) / 1_000_000 + " ms");
        } finally {
            program.destroyForcibly();
        }
    }

    private static List<ProcessHandle> workersOf(TestNodes nodes) {
        return IntStream.range(0, NODES)
                .boxed()
                .flatMap(node -> nodes.process(node).children())
                .toList();
    }

    /** Whether it has ended, also if the system's first process has not asked for its exit status yet. */
    private static boolean isGone(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException itIsGone) {
            return true;
        }
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("not within 30 s");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
