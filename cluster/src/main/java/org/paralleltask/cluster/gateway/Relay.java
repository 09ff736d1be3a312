package org.paralleltask.cluster.gateway;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
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
 * there and which are gone. A node is there once it has been heard: one that has just joined cannot listen yet.
 *
 * <p>A node that was given up, because it was silent or a message to it was lost, may live. Before all else it is told that
 * whatever runs there for the program is to end: so no slot stays taken that one of the two has given up. Thread-safe.
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

    /** The members of which the program was told that they are there. */
    @GuardedBy("this")
    private final Set<UUID> told = new HashSet<>();

    /** Those that were there at the start and have not been heard: the program waits for them. */
    @GuardedBy("this")
    private final Set<UUID> awaited = new HashSet<>();

    @GuardedBy("this")
    private @Nullable Engine engine;

    @GuardedBy("this")
    private boolean isReady;

    /**
     * @param toProgram must not wait
     * @param end ends this process
     */
    public Relay(Consumer<? super Parcel> toProgram, Runnable end, LongSupplier nanoTime) {
        this.toProgram = toProgram;
        this.end = end;
        this.heartbeat = new Heartbeat(nanoTime);
    }

    /** The engine is there, and has told of all others. The program is told so when these have been heard, or given up. */
    public synchronized void start(Engine joined) {
        engine = joined;
        awaited.addAll(members.keySet());
        for (UUID id : members.keySet()) {
            ping(id);
        }
        tellIfReady();
    }

    @GuardedBy("this")
    private void tellIfReady() {
        if (engine != null && awaited.isEmpty() && !isReady) {
            isReady = true;
            toProgram.accept(new Parcel.Ready());
        }
    }

    @Override
    public synchronized void joined(Member member) {
        if (member.isNode() && members.put(member.id(), member) == null) {
            heartbeat.heard(member.id());
            if (engine != null) {
                ping(member.id());
            }
        }
    }

    @Override
    public synchronized void gone(UUID id, String how) {
        heartbeat.forget(id);
        members.remove(id);
        Outbox outbox = outboxes.remove(id);
        if (outbox != null) {
            outbox.close();
        }
        isGone(id, how);
    }

    @Override
    public synchronized void received(UUID from, int channel, byte[] message) {
        Member member = members.get(from);
        if (member == null || message.length == 0) {
            return; // the engine has told of its end
        }
        heartbeat.heard(from);
        boolean isOfNoSlot = channel == Message.ABOUT_NO_SLOT;
        if (isOfNoSlot && message[0] == END[0]) {
            isGone(from, "has given this program up");
        }
        if (told.add(from)) {
            toProgram.accept(new Parcel.Joined(member));
            awaited.remove(from);
            tellIfReady();
        }
        if (!isOfNoSlot || (message[0] != PONG_KIND && message[0] != END[0])) {
            toProgram.accept(new Parcel.Carried(from, channel, message));
        }
    }

    /** The program is told so, if it thinks otherwise. */
    @GuardedBy("this")
    private void isGone(UUID id, String how) {
        if (told.remove(id)) {
            toProgram.accept(new Parcel.Lost(id, how));
        }
        awaited.remove(id);
        tellIfReady();
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
        return outboxes.computeIfAbsent(node, id -> new Outbox(joined, id, why -> sendFailed(id, why)));
    }

    private synchronized void sendFailed(UUID id, IOException why) {
        isGone(id, "could not be sent a message: " + why.getMessage());
    }

    /** Not behind what waits already: that says as much, and to a node that is stuck nothing more is to wait. */
    @GuardedBy("this")
    private void ping(UUID id) {
        Outbox outbox = outbox(id);
        outbox.resume(Message.ABOUT_NO_SLOT, END);
        if (outbox.isEmpty()) {
            outbox.send(Message.ABOUT_NO_SLOT, PING);
        }
    }

    /** Every {@link Heartbeat#PAUSE}, by one thread: pings the nodes, and gives up those that have been silent for too long. */
    public synchronized void beat() {
        if (engine == null) {
            return;
        }
        for (UUID id : heartbeat.silent()) {
            outbox(id).mute();
            isGone(id, "has not been heard of for " + Heartbeat.SILENCE.toSeconds() + " s");
        }
        for (UUID id : members.keySet()) {
            ping(id);
        }
    }
}
