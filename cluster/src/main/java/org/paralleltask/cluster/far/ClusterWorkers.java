package org.paralleltask.cluster.far;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.base.PoolLog;
import org.paralleltask.cluster.engine.Member;
import org.paralleltask.pool.Workers;
import org.paralleltask.pool.supervise.WorkerSet;

/** A set of workers on the nodes that have some labels. It grows and shrinks as these come and go. Thread-safe. */
public final class ClusterWorkers implements AutoCloseable {
    private static final String NAME = "cluster";

    /** What of the options belongs to the nodes, or to workers of this machine. */
    private static final Set<String> OF_THIS_MACHINE =
            Set.of("spares", "maxTotalMemory", "java", "commandPrefix", "directory", "captureCrashes", "logs");

    private final Link link;
    private final Set<String> labels;
    private final Places places = new Places();
    private final WorkerSet set;
    private final Runnable watcher = this::nodesHaveChanged;

    private ClusterWorkers(Link link, Set<String> labels, ProgramCode code, PoolOptions options) {
        this.link = link;
        this.labels = labels;
        PoolLog log = new PoolLog(NAME);
        AtomicReference<@Nullable WorkerSet> made = new AtomicReference<>();
        FarWorkerFactory factory = new FarWorkerFactory(link, places, code, options, log, made::get);
        int first = places.update(matching()).size();
        this.set = new WorkerSet(log, NAME, options.workers(first), Optional.empty(), count -> factory);
        made.set(set);
        link.watch(watcher);
        nodesHaveChanged();
    }

    /**
     * Starts workers on the nodes.
     *
     * @param directory for files of this program
     * @throws IllegalArgumentException if an option does not belong here
     */
    public static ClusterWorkers open(Link link, Set<String> labels, Path directory, PoolOptions options)
            throws IOException {
        check(options);
        List<Path> classPath = options.classPath().isEmpty() ? ProgramCode.ownClassPath() : options.classPath();
        return new ClusterWorkers(link, labels, ProgramCode.read(classPath, directory), options);
    }

    private static void check(PoolOptions options) {
        List<String> limits = options.limitsOtherThan(PoolOptions.defaults());
        if (!limits.isEmpty()) {
            throw new IllegalArgumentException("Cluster.workers: " + String.join(", ", limits)
                    + " belongs to a pool: set it where the pool is opened");
        }
        for (String option : options.processOptionsOtherThan(PoolOptions.defaults())) {
            String name = option.split(" ", 2)[0];
            if (name.equals("workers")) {
                throw new IllegalArgumentException(
                        "Cluster.workers: " + option + " belongs to the nodes: start them with --slots");
            } else if (name.equals("debug")) {
                throw new IllegalArgumentException("Cluster.workers: " + option
                        + " belongs to workers of this machine: a node has nobody to attach a debugger");
            } else if (OF_THIS_MACHINE.contains(name)) {
                throw new IllegalArgumentException(
                        "Cluster.workers: " + option + " belongs to workers of this machine");
            }
        }
    }

    private List<Member> matching() {
        return link.nodes().stream()
                .filter(node -> node.labels().containsAll(labels))
                .toList();
    }

    private synchronized void nodesHaveChanged() {
        set.occupy(places.update(matching()));
    }

    /** They, for a user. */
    public Workers workers() {
        return set.heldBy(Workers.class);
    }

    /** Cancels what is unfinished, and ends them. */
    @Override
    public void close() {
        link.unwatch(watcher);
        set.shutdown();
        set.abort();
        try {
            set.awaitTermination(Long.MAX_VALUE / 2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
