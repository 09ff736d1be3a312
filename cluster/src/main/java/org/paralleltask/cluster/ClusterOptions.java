package org.paralleltask.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.cluster.engine.Seeds;

/** How a program joins a cluster. Immutable: each method returns options with that one value changed. */
public final class ClusterOptions {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final List<String> seeds;
    private final String listen;
    private final @Nullable Path key;
    private final Duration timeout;

    private ClusterOptions(List<String> seeds, String listen, @Nullable Path key, Duration timeout) {
        this.seeds = seeds;
        this.listen = listen;
        this.key = key;
        this.timeout = timeout;
    }

    static ClusterOptions defaults() {
        return new ClusterOptions(List.of("127.0.0.1"), "127.0.0.1", null, DEFAULT_TIMEOUT);
    }

    /**
     * Where nodes are: one that answers is enough.
     *
     * @param addresses {@code HOST} or {@code HOST:PORT}, with commas between them; {@code 127.0.0.1} by default. The port is
     *     47500 if it is not given
     * @return these options with that value changed
     * @throws IllegalArgumentException if there is no address in it
     */
    public ClusterOptions seeds(String addresses) {
        List<String> parsed = Seeds.parse(addresses);
        if (parsed.isEmpty()) {
            throw new IllegalArgumentException(
                    "seeds must name a node, such as 10.0.0.5; it was \"" + addresses + "\"");
        }
        return new ClusterOptions(parsed, listen, key, timeout);
    }

    /**
     * See {@link #seeds(String)}.
     *
     * @return the addresses as they were given, one or more
     */
    public List<String> seeds() {
        return seeds;
    }

    /**
     * The address of this machine at which nodes reach this program.
     *
     * @param host {@code 127.0.0.1} by default; another needs a {@link #key}
     * @return these options with that value changed
     */
    public ClusterOptions listen(String host) {
        return new ClusterOptions(seeds, host, key, timeout);
    }

    /**
     * See {@link #listen(String)}.
     *
     * @return the address as it was given
     */
    public String listen() {
        return listen;
    }

    /**
     * The file of the cluster's key, which {@code paralleltask-node.jar --new-key} makes.
     *
     * @param file is read when the cluster is joined; none by default, for nodes of this machine
     * @return these options with that value changed
     */
    public ClusterOptions key(Path file) {
        return new ClusterOptions(seeds, listen, file, timeout);
    }

    /**
     * See {@link #key(Path)}.
     *
     * @return empty if there is none
     */
    public Optional<Path> key() {
        return Optional.ofNullable(key);
    }

    /**
     * How long to wait for a node.
     *
     * @param patience 10 s by default
     * @return these options with that value changed
     */
    public ClusterOptions timeout(Duration patience) {
        return new ClusterOptions(seeds, listen, key, patience);
    }

    /**
     * See {@link #timeout(Duration)}.
     *
     * @return how long to wait for a node
     */
    public Duration timeout() {
        return timeout;
    }
}
