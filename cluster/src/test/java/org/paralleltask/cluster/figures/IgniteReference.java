package org.paralleltask.cluster.figures;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.IntStream;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;
import org.apache.ignite.cluster.ClusterGroup;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.lang.IgniteFuture;
import org.apache.ignite.logger.NullLogger;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.ipfinder.vm.TcpDiscoveryVmIpFinder;
import org.paralleltask.cluster.engine.EngineFlags;

/** The same by the engine alone: a message there and back, and its own compute grid. In JVMs of their own. */
final class IgniteReference {
    private static final String HOST = "127.0.0.1";
    private static final int NODES = 3;
    private static final int ROUND_TRIPS = 3_000;

    private IgniteReference() {}

    /** Starts nodes and a driver, whose figures it prints. */
    static void print(int tasks, int micros) throws Exception {
        List<Process> all = new ArrayList<>();
        try {
            int port = freePort();
            for (int i = 0; i < NODES; i++) {
                all.add(launch("node", port + i, port));
                if (all.get(i).getInputStream().read() < 0) {
                    throw new IllegalStateException("an engine's node has ended");
                }
            }
            Process driver = launch("driver", port + NODES, port, Integer.toString(tasks), Integer.toString(micros));
            all.add(driver);
            driver.getInputStream().transferTo(System.out);
        } finally {
            all.forEach(Process::destroyForcibly);
        }
    }

    private static Process launch(String role, int port, int first, String... more) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(EngineFlags.flags());
        command.addAll(List.of("-Xmx256m", "-DIGNITE_QUIET=true", "-DIGNITE_NO_ASCII=true"));
        command.addAll(List.of("-Djava.net.preferIPv4Stack=true", "-DIGNITE_UPDATE_NOTIFIER=false"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), IgniteReference.class.getName(), role));
        command.addAll(List.of(Integer.toString(port), Integer.toString(first)));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** The arguments: role, port, the first node's port; the driver's tasks and their microseconds. */
    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[1]);
        int first = Integer.parseInt(args[2]);
        TcpDiscoverySpi discovery = new TcpDiscoverySpi();
        discovery
                .setIpFinder(new TcpDiscoveryVmIpFinder().setAddresses(List.of(HOST + ":" + first)))
                .setLocalPort(port)
                .setLocalPortRange(0);
        Ignite ignite = Ignition.start(new IgniteConfiguration()
                .setLocalHost(HOST)
                .setDiscoverySpi(discovery)
                .setGridLogger(new NullLogger())
                .setWorkDirectory(Files.createTempDirectory("ignite-reference-").toString())
                .setConnectorConfiguration(null)
                .setClientConnectorConfiguration(null)
                .setMetricsLogFrequency(0)
                .setPublicThreadPoolSize(args[0].equals("node") ? 1 : 4));
        if (args[0].equals("driver")) {
            drive(ignite, Integer.parseInt(args[3]), Integer.parseInt(args[4]));
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }
        ignite.message().localListen("ask", (UUID from, byte[] bytes) -> {
            ignite.message(ignite.cluster().forNodeId(from)).sendOrdered("answer", bytes, 0);
            return true;
        });
        System.out.print('!'); // ready
        System.out.flush();
    }

    private static void drive(Ignite ignite, int tasks, int micros) throws Exception {
        ClusterGroup others = ignite.cluster().forRemotes();
        BlockingQueue<byte[]> answers = new ArrayBlockingQueue<>(1);
        ignite.message().localListen("answer", (UUID from, byte[] bytes) -> answers.offer(bytes));
        ClusterGroup one = others.forRandom();
        byte[] message = new byte[100];
        long[] nanos = new long[ROUND_TRIPS];
        for (int round = 0; round < FarFigures.ROUNDS; round++) {
            for (int i = 0; i < ROUND_TRIPS; i++) {
                long begin = System.nanoTime();
                ignite.message(one).sendOrdered("ask", message, 0);
                answers.take();
                nanos[i] = System.nanoTime() - begin;
            }
        }
        Arrays.sort(nanos);
        System.out.println("engine: message of 100 bytes there and back, p50 " + nanos[ROUND_TRIPS / 2] / 1000 + " µs");
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 2; round++) {
            long begin = System.nanoTime();
            List<IgniteFuture<Integer>> futures = IntStream.range(0, tasks)
                    .mapToObj(i -> ignite.compute(others).callAsync(new Work(micros)))
                    .toList();
            futures.forEach(IgniteFuture::get);
            best = Math.min(best, System.nanoTime() - begin);
        }
        System.out.println(
                "engine: " + tasks + " tasks of " + micros + " µs by compute().callAsync: " + best / 1_000_000 + " ms");
    }

    /** What a task does, for the engine, which cannot send a record. */
    private static final class Work implements IgniteCallable<Integer> {
        private static final long serialVersionUID = 1;

        private final int micros;

        Work(int micros) {
            this.micros = micros;
        }

        @Override
        public Integer call() {
            return FarFigures.work(micros);
        }
    }
}
