package org.paralleltask.cluster.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.paralleltask.base.PoolLog;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.cluster.engine.Heartbeat;
import org.paralleltask.cluster.engine.IgniteEngine;
import org.paralleltask.cluster.engine.Member;
import org.paralleltask.cluster.engine.Seeds;
import org.paralleltask.cluster.message.Message;

/** A node that has joined, in this process. Thread-safe. */
public final class RunningNode implements AutoCloseable {
    /** How long a node waits for the others that it is to join. */
    private static final Duration SEED_PATIENCE = Duration.ofMinutes(1);

    private final Member self;
    private final IgniteEngine engine;
    private final NodeService service;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    /**
     * How a node is set up.
     *
     * @param host the address at which it listens
     * @param port the port
     * @param seeds where others may be; empty for the first node
     * @param slots how many workers
     * @param key the file of the cluster's key
     * @param classPath of the workers of all programs; empty if each brings its own
     * @param cache where the code of programs is kept
     * @param drain how long at most the end waits for tasks that run
     */
    public record Setup(
            String host,
            int port,
            List<String> seeds,
            int slots,
            Set<String> labels,
            Optional<Path> key,
            List<Path> classPath,
            Path cache,
            Duration drain) {}

    private final Duration drain;

    private RunningNode(Member self, IgniteEngine engine, NodeService service, Duration drain) {
        this.self = self;
        this.engine = engine;
        this.service = service;
        this.drain = drain;
    }

    /**
     * Joins the others and listens.
     *
     * @param cutOff called if it is cut off from the others: whatever runs for programs has to end
     * @throws IOException if it cannot
     */
    public static RunningNode start(Setup setup, Runnable cutOff) throws IOException {
        PoolLog log = new PoolLog("node");
        Workshop workshop = new Workshop(
                setup.slots(), setup.classPath(), cache(setup.cache()), new SharedContents(setup.cache()), log);
        NodeService service = new NodeService(
                setup.slots(),
                (request, out, whenFree) -> new Slot(request, workshop, out, whenFree),
                cutOff,
                System::nanoTime);
        Member self = new Member(
                new UUID(0, 0),
                Seeds.name(setup.host(), setup.port()),
                setup.slots(),
                setup.labels(),
                Message.VERSION,
                Runtime.version().feature());
        Path files = Files.createTempDirectory("paralleltask-engine-");
        IgniteEngine.Setup engineSetup =
                new IgniteEngine.Setup(setup.host(), setup.port(), 1, seedsFor(setup), setup.key(), files);
        IgniteEngine engine = IgniteEngine.join(engineSetup, self, service);
        service.start(engine);
        RunningNode node = new RunningNode(engine.self(), engine, service, setup.drain());
        UninterruptibleThread.detached("node-heartbeat", node::beat).start();
        return node;
    }

    private static CodeCache cache(Path directory) throws IOException {
        try {
            return new CodeCache(directory);
        } catch (IOException e) {
            throw new IOException("--cache: " + directory + " is no directory that can be used: " + e, e);
        }
    }

    /**
     * The seeds for the engine, once one of them can be reached. A node that starts alone is a cluster of its own for ever.
     * So the first of the seeds alone has its own address among them: any other would take another node that is still
     * starting, and slow to answer, for one that is not there, and start alone.
     */
    private static List<String> seedsFor(Setup setup) throws IOException {
        String own = setup.host() + ":" + setup.port();
        List<String> seeds = Seeds.addresses(setup.seeds());
        List<String> others =
                seeds.stream().filter(seed -> !Seeds.isSame(seed, own)).toList();
        if (seeds.isEmpty() || Seeds.isSame(seeds.get(0), own)) {
            List<String> all = new ArrayList<>(others);
            all.add(own);
            return all;
        }
        Optional<String> failure = Seeds.awaitOne(others, SEED_PATIENCE);
        if (failure.isPresent()) {
            throw new IOException("none of the nodes that --join names has answered within " + SEED_PATIENCE.toSeconds()
                    + " s: " + failure.get());
        }
        return others;
    }

    public Member self() {
        return self;
    }

    private void beat() {
        while (!isClosed.get()) {
            try {
                Thread.sleep(Heartbeat.PAUSE.toMillis());
            } catch (InterruptedException impossible) {
                return;
            }
            service.beat();
        }
    }

    /** Takes no new workers, waits for tasks that run, and leaves. */
    @Override
    public void close() {
        if (!isClosed.compareAndSet(false, true)) {
            return;
        }
        try {
            service.drain(drain);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            engine.close();
        }
    }
}
