package org.paralleltask.cluster.gateway;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.cluster.engine.Engine;
import org.paralleltask.cluster.engine.Heartbeat;
import org.paralleltask.cluster.engine.Member;
import org.paralleltask.cluster.engine.Outbox;
import org.paralleltask.cluster.message.Message;

/**
 * What a gateway does: it passes on messages between a program and nodes, pings the nodes, and tells the program which are
 * there and which are gone. Thread-safe.
 */
public final class Relay implements Engine.Listener {
    private static final byte[] PING = new Message.Ping().toBytes();
    private static final byte[] END = new Message.End().toBytes();
    private static final byte PONG_KIND = new Message.Pong().toBytes()[0];

    private final Consumer<? super Parcel> toProgram;
    private final Runnable end;
    private final Heartbeat heartbeat;

    @GuardedBy("this")
    private final Map<UUID, Member> members = new HashMap<>();

    @GuardedBy("this")
    private final Map<UUID, Outbox> outboxes = new HashMap<>();

    /** Those that were silent for too long, and that the engine has not given up. */
    @GuardedBy("this")
    private final Set<UUID> silent = new HashSet<>();

    @GuardedBy("this")
    private @Nullable Engine engine;

    /**
     * @param toProgram must not wait
     * @param end ends this process
     */
    public Relay(Consumer<? super Parcel> toProgram, Runnable end, LongSupplier nanoTime) {
        this.toProgram = toProgram;
        this.end = end;
        this.heartbeat = new Heartbeat(nanoTime);
    }

    /** The engine is there, and has told of all others. */
    public synchronized void start(Engine joined) {
        engine = joined;
        toProgram.accept(new Parcel.Ready());
    }

    @Override
    public synchronized void joined(Member member) {
        if (member.isNode() && members.put(member.id(), member) == null) {
            heartbeat.heard(member.id());
            toProgram.accept(new Parcel.Joined(member));
        }
    }

    @Override
    public synchronized void gone(UUID id, String how) {
        heartbeat.forget(id);
        silent.remove(id);
        Outbox outbox = outboxes.remove(id);
        if (outbox != null) {
            outbox.close();
        }
        if (members.remove(id) != null) {
            toProgram.accept(new Parcel.Lost(id, how));
        }
    }

    @Override
    public void received(UUID from, int channel, byte[] message) {
        heartbeat.heard(from);
        boolean isPong = channel == Message.ABOUT_NO_SLOT && message.length > 0 && message[0] == PONG_KIND;
        synchronized (this) {
            if (silent.remove(from)) {
                comesBack(from);
            }
        }
        if (!isPong) {
            toProgram.accept(new Parcel.Carried(from, channel, message));
        }
    }

    /** The program was told that it is gone: whatever runs there for the program is to end. */
    @GuardedBy("this")
    private void comesBack(UUID id) {
        Member member = members.get(id);
        if (member != null) {
            outbox(id).send(Message.ABOUT_NO_SLOT, END);
            toProgram.accept(new Parcel.Joined(member));
        }
    }

    @Override
    public void cutOff(String why) {
        end.run();
    }

    /** A message of the program. */
    public synchronized void send(Parcel.Carried carried) {
        if (members.containsKey(carried.node())) {
            outbox(carried.node()).send(carried.channel(), carried.message());
        }
    }

    @GuardedBy("this")
    private Outbox outbox(UUID node) {
        Engine joined = engine;
        if (joined == null) {
            throw new IllegalStateException("It has not joined");
        }
        return outboxes.computeIfAbsent(node, id -> new Outbox(joined, id, id.toString()));
    }

    /** Every {@link Heartbeat#PAUSE}, by one thread: pings the nodes, and gives up those that have been silent for too long. */
    public synchronized void beat() {
        if (engine == null) {
            return;
        }
        for (UUID id : heartbeat.silent()) {
            silent.add(id);
            Outbox outbox = outboxes.remove(id);
            if (outbox != null) {
                outbox.close(); // its thread may wait for that node for ever
            }
            toProgram.accept(new Parcel.Lost(id, "has not been heard of for " + Heartbeat.SILENCE.toSeconds() + " s"));
        }
        for (UUID id : members.keySet()) {
            outbox(id).send(Message.ABOUT_NO_SLOT, PING);
        }
    }
}
