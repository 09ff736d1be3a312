package org.paralleltask.cluster.far;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.PoolLog;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.cluster.engine.Member;
import org.paralleltask.cluster.engine.Seeds;
import org.paralleltask.cluster.gateway.GatewayLink;
import org.paralleltask.cluster.gateway.Parcel;
import org.paralleltask.cluster.message.Message;

/**
 * A program's link to the nodes: the gateway, which is started anew if it dies, the nodes that are there, and the channels of
 * the slots that the program has. Thread-safe.
 */
public final class Link implements AutoCloseable {
    private static final long RESTART_MILLIS = 1_000;

    /** One that has joined and knows no node after so long has joined nobody. */
    private static final Duration ALONE = Duration.ofSeconds(10);

    private final String classPath;
    private final Parcel.Join join;
    private final PoolLog log;
    private final AtomicInteger channels = new AtomicInteger(Message.ABOUT_NO_SLOT + 1);
    private final Map<Integer, Channel> open = new ConcurrentHashMap<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    @GuardedBy("this")
    private final Map<UUID, Member> nodes = new LinkedHashMap<>();

    @GuardedBy("this")
    private @Nullable GatewayLink gateway;

    @GuardedBy("this")
    private boolean isReady;

    @GuardedBy("this")
    private String failure = "";

    /** Whether it has been ready once: from then on a gateway that ends is replaced. */
    @GuardedBy("this")
    private boolean isStarted;

    /** The nodes that were known last: the first seeds may be gone. */
    @GuardedBy("this")
    private List<String> lastKnown = List.of();

    @GuardedBy("this")
    private boolean isClosed;

    /** @param classPath has the engine */
    public Link(String classPath, Parcel.Join join, PoolLog log) {
        this.classPath = classPath;
        this.join = join;
        this.log = log;
    }

    /**
     * Launches the gateway, and waits until it knows a node.
     *
     * @throws IOException if it cannot, or finds none in time
     */
    public void start(Duration patience) throws IOException {
        launch();
        long end = System.nanoTime() + patience.toNanos();
        long readyNanos = Long.MAX_VALUE;
        synchronized (this) {
            while (failure.isEmpty() && !(isReady && !nodes.isEmpty())) {
                long now = System.nanoTime();
                if (isReady && readyNanos == Long.MAX_VALUE) {
                    readyNanos = now;
                }
                long left = isReady ? Math.min(end - now, readyNanos + ALONE.toNanos() - now) : end - now;
                long millis = left / 1_000_000;
                if (millis <= 0) {
                    throw new IOException("no node has answered to the engine");
                }
                try {
                    wait(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted", e);
                }
            }
            if (!failure.isEmpty()) {
                throw new IOException(failure);
            }
            isStarted = true;
        }
    }

    private void launch() throws IOException {
        synchronized (this) {
            if (!isClosed) {
                isReady = false;
                gateway = GatewayLink.launch(classPath, joinNow(), this::received, this::gatewayEnded);
            }
        }
    }

    @GuardedBy("this")
    private Parcel.Join joinNow() {
        Set<String> seeds = new LinkedHashSet<>(join.seeds());
        seeds.addAll(Seeds.addresses(lastKnown));
        return new Parcel.Join(join.host(), List.copyOf(seeds), join.key(), join.directory());
    }

    private void received(Parcel parcel) {
        if (parcel instanceof Parcel.Carried carried) {
            received(carried);
        } else if (parcel instanceof Parcel.Joined joined) {
            synchronized (this) {
                nodes.put(joined.node().id(), joined.node());
                notifyAll();
            }
            watchers.forEach(Runnable::run);
        } else if (parcel instanceof Parcel.Lost lost) {
            lost(lost.node(), lost.how());
        } else {
            synchronized (this) {
                isReady |= parcel instanceof Parcel.Ready;
                failure = parcel instanceof Parcel.Failed failed ? failed.why() : failure;
                notifyAll();
            }
        }
    }

    private void received(Parcel.Carried carried) {
        try {
            Message message = Message.of(carried.message());
            if (carried.channel() == Message.ABOUT_NO_SLOT) {
                if (message instanceof Message.Leaving) {
                    leaves(carried.node());
                }
                return;
            }
            Channel channel = open.get(carried.channel());
            if (channel != null && channel.node().id().equals(carried.node())) {
                channel.received(message);
            }
        } catch (ProtocolException otherVersion) {
            if (log.once(carried.node())) {
                log.warn(
                        "A node sends what cannot be read, and is not heard (told once): " + otherVersion.getMessage());
            }
        }
    }

    /** It takes no new workers; those that it has end after their tasks. */
    private void leaves(UUID id) {
        synchronized (this) {
            nodes.remove(id);
        }
        watchers.forEach(Runnable::run);
    }

    private void lost(UUID id, String how) {
        leaves(id); // first: who loses its worker finds that its place is gone
        for (Channel channel : List.copyOf(open.values())) {
            if (channel.node().id().equals(id)) {
                channel.lost("it died with its node: " + channel.node().name() + " " + how + "; the task may have run");
            }
        }
    }

    private void gatewayEnded() {
        synchronized (this) {
            if (!nodes.isEmpty()) {
                lastKnown = nodes.values().stream().map(Member::name).toList();
            }
            nodes.clear();
            if (!isReady) {
                failure = failure.isEmpty() ? "the gateway process has ended" : failure;
                notifyAll();
            }
            if (isClosed || !isStarted) {
                return;
            }
        }
        watchers.forEach(Runnable::run);
        for (Channel channel : List.copyOf(open.values())) {
            channel.lost("this program's gateway process has ended, and with it the line to "
                    + channel.node().name() + "; the task may have run");
        }
        log.warn("The gateway process of this program has ended; another is started");
        UninterruptibleThread.detached("gateway-restart", this::restart).start();
    }

    private void restart() {
        boolean isLaunched = false;
        while (!isLaunched) {
            try {
                Thread.sleep(RESTART_MILLIS); // one that ends at once must not be started without a pause
                launch();
                isLaunched = true;
            } catch (IOException e) {
                if (log.once("restart")) {
                    log.warn(
                            "The gateway process cannot be started, and no node is reached: it is tried again and again"
                                    + " (told once)",
                            e);
                }
            } catch (InterruptedException impossible) {
                return;
            }
        }
    }

    /** The nodes that are there and take workers. */
    public synchronized List<Member> nodes() {
        return new ArrayList<>(nodes.values());
    }

    /** Has this called, on the link's thread, when nodes come or go. */
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    /** Does not call this any more. */
    public void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    /** A new channel to a node. */
    Channel open(Member node, Channel.Printed printed) {
        int number = channels.getAndIncrement();
        Channel channel = new Channel(number, node, this, printed);
        open.put(number, channel);
        return channel;
    }

    void forget(int channel) {
        open.remove(channel);
    }

    void send(UUID node, int channel, Message message) {
        GatewayLink now;
        synchronized (this) {
            now = gateway;
        }
        if (now != null) {
            now.send(new Parcel.Carried(node, channel, message.toBytes()));
        }
    }

    /** The process that carries the engine. */
    public synchronized long gatewayPid() {
        return gateway == null ? -1 : gateway.pid();
    }

    @Override
    public void close() {
        GatewayLink last;
        synchronized (this) {
            isClosed = true;
            last = gateway;
        }
        if (last != null) {
            last.close();
        }
    }
}
