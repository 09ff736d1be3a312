package org.paralleltask.cluster;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.paralleltask.PoolOptions;
import org.paralleltask.base.PoolLog;
import org.paralleltask.cluster.engine.Member;
import org.paralleltask.cluster.engine.Seeds;
import org.paralleltask.cluster.far.ClusterWorkers;
import org.paralleltask.cluster.far.Link;
import org.paralleltask.cluster.gateway.Parcel;
import org.paralleltask.pool.Workers;

/**
 * The nodes of a cluster, as a program uses them:
 *
 * <pre>{@code
 * try (Cluster cluster = Cluster.join(options -> options.seeds("10.0.0.5,10.0.0.6").key(Path.of("cluster.p12")));
 *         TrainPool pool = TrainPool.open(cluster.workers("gpu"))) {
 *     return pool.map(models);
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Cluster implements AutoCloseable {
    /** What the engine and its gateway may take to start, after a node has answered. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(1);

    /** What the engine says where two keys differ, or one side has none. */
    private static final Pattern OF_A_KEY =
            Pattern.compile("ssl|secure|handshake|certificate|no node has answered", Pattern.CASE_INSENSITIVE);

    private final Link link;
    private final Path directory;

    @GuardedBy("this")
    private final List<ClusterWorkers> open = new ArrayList<>();

    @GuardedBy("this")
    private boolean isClosed;

    private Cluster(Link link, Path directory) {
        this.link = link;
        this.directory = directory;
    }

    /**
     * Joins nodes of this machine, without a key: {@link #join(UnaryOperator)} with the default options.
     *
     * @return the cluster; the caller closes it
     * @throws UncheckedIOException if no node answers within 10 s, or the gateway cannot start
     */
    public static Cluster join() {
        return join(options -> options);
    }

    /**
     * Joins a cluster: starts a gateway process, and returns when that knows a node.
     *
     * @param options given the default options, returns those to use
     * @return the cluster; the caller closes it
     * @throws IllegalArgumentException if an option is wrong
     * @throws UncheckedIOException if no node answers in time, or the gateway cannot start
     */
    public static Cluster join(UnaryOperator<ClusterOptions> options) {
        ClusterOptions chosen = options.apply(ClusterOptions.defaults());
        check(chosen);
        List<String> addresses = Seeds.addresses(chosen.seeds());
        Optional<String> failure = Seeds.awaitOne(addresses, chosen.timeout());
        if (failure.isPresent()) {
            throw new UncheckedIOException(new IOException("Cluster.join: none of " + addresses.size()
                    + (addresses.size() == 1 ? " seed" : " seeds") + " has answered within "
                    + chosen.timeout().toSeconds() + " s: " + failure.get()));
        }
        try {
            Path directory = Files.createTempDirectory("paralleltask-cluster-");
            Parcel.Join join = new Parcel.Join(
                    chosen.listen(),
                    addresses,
                    chosen.key().map(key -> key.toAbsolutePath().toString()).orElse(""),
                    directory.resolve("engine").toString());
            Link link = new Link(System.getProperty("java.class.path", ""), join, new PoolLog("cluster"));
            try {
                link.start(START_PATIENCE);
                return new Cluster(link, directory);
            } catch (IOException e) {
                link.close();
                delete(directory);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(notJoined(addresses, e), e);
        }
    }

    private static String notJoined(List<String> addresses, IOException why) {
        String said = String.valueOf(why.getMessage());
        String nodes = String.join(", ", addresses);
        return OF_A_KEY.matcher(said).find()
                ? "Cluster.join: node " + nodes + " is not used: it does not know this program's key (" + said + ")"
                : "Cluster.join: node " + nodes + " cannot be joined: " + said;
    }

    private static void check(ClusterOptions options) {
        options.key().ifPresent(key -> {
            if (!Files.isReadable(key)) {
                throw new IllegalArgumentException(
                        "key must be a file that can be read; it was " + key + ". --new-key makes one");
            }
        });
        try {
            if (options.key().isEmpty() && !Seeds.isLoopback(options.listen())) {
                throw new IllegalArgumentException(
                        "listen must be a loopback address if there is no key; it was " + options.listen());
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("listen: " + options.listen() + " is no address that is known here", e);
        }
    }

    /**
     * Workers on all nodes that have these labels, one in each slot. They grow and shrink as nodes come and go, and end with
     * this cluster.
     *
     * @param labels those that a node must have, all of them; every node if there is none
     * @return the workers, for the {@code open} of pools
     * @throws IllegalStateException if this cluster is closed
     * @throws UncheckedIOException if the program's class path cannot be read
     */
    public Workers workers(String... labels) {
        return workers(options -> options, labels);
    }

    /**
     * Workers on all nodes that have these labels, set up as {@code options} says.
     *
     * @param options given the default options, returns those to use
     * @param labels those that a node must have, all of them; every node if there is none
     * @return the workers, for the {@code open} of pools
     * @throws IllegalArgumentException if an option belongs to a pool, to the nodes, or to workers of this machine
     * @throws IllegalStateException if this cluster is closed
     * @throws UncheckedIOException if the program's class path cannot be read
     */
    public Workers workers(UnaryOperator<PoolOptions> options, String... labels) {
        PoolOptions chosen = options.apply(PoolOptions.defaults());
        try {
            ClusterWorkers workers;
            synchronized (this) {
                if (isClosed) {
                    throw new IllegalStateException("This cluster is closed");
                }
                Path files = Files.createTempDirectory(directory, "code-");
                workers = ClusterWorkers.open(link, Set.copyOf(List.of(labels)), files, chosen);
                open.add(workers);
            }
            return workers.workers();
        } catch (IOException e) {
            throw new UncheckedIOException("Cluster.workers: the class path cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The names of the nodes that are there now.
     *
     * @return each as {@code HOST:PORT}, sorted
     */
    public List<String> nodes() {
        return link.nodes().stream().map(Member::name).sorted().toList();
    }

    /** The process that carries this program's messages. */
    long gatewayPid() {
        return link.gatewayPid();
    }

    /**
     * Ends all workers, cancels what they have not finished, and leaves. Returns when the gateway process has ended. A second
     * call does nothing.
     */
    @Override
    public void close() {
        List<ClusterWorkers> all;
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            all = List.copyOf(open);
        }
        all.forEach(ClusterWorkers::close);
        link.close();
        delete(directory);
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException left) {
            // in the directory for temporary files
        }
    }
}
