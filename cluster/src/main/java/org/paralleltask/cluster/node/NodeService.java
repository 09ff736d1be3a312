package org.paralleltask.cluster.node;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.cluster.engine.Engine;
import org.paralleltask.cluster.engine.Heartbeat;
import org.paralleltask.cluster.engine.Member;
import org.paralleltask.cluster.engine.Outbox;
import org.paralleltask.cluster.message.HireRequest;
import org.paralleltask.cluster.message.Message;

/**
 * A node: which program has which of its slots. A program that is gone, or silent for too long, loses them; so does one to
 * which a message was lost. When it is heard again, it is told so, because it may not have noticed. Thread-safe.
 */
final class NodeService implements Engine.Listener {
    private static final byte[] PONG = new Message.Pong().toBytes();
    private static final byte[] LEAVING = new Message.Leaving().toBytes();
    private static final byte[] END = new Message.End().toBytes();

    private final int slots;
    private final SlotMaker maker;
    private final Runnable cutOff;
    private final Heartbeat heartbeat;

    @GuardedBy("this")
    private final Map<Key, Slot> taken = new HashMap<>();

    @GuardedBy("this")
    private final Map<UUID, Outbox> outboxes = new HashMap<>();

    /** The gateways that have been heard and are not gone: nothing is said to others. */
    @GuardedBy("this")
    private final Set<UUID> heard = new HashSet<>();

    /** Those that have lost their slots, and have to be told so when they are heard again. */
    @GuardedBy("this")
    private final Set<UUID> givenUp = new HashSet<>();

    /** Whether no new worker is taken. */
    @GuardedBy("this")
    private boolean isLeaving;

    @GuardedBy("this")
    private @Nullable Engine engine;

    /** A slot's channel, of one gateway. */
    private record Key(UUID gateway, int channel) {}

    /** Makes a slot. */
    interface SlotMaker {
        Slot make(HireRequest request, java.util.function.Consumer<Message> out, Runnable whenFree);
    }

    /** @param cutOff ends this node: its engine has stopped */
    NodeService(int slots, SlotMaker maker, Runnable cutOff, LongSupplier nanoTime) {
        this.slots = slots;
        this.maker = maker;
        this.cutOff = cutOff;
        this.heartbeat = new Heartbeat(nanoTime);
    }

    synchronized void start(Engine joined) {
        engine = joined;
        notifyAll();
    }

    @Override
    public void joined(Member member) {
        // a program says what it wants
    }

    @Override
    public void gone(UUID id, String how) {
        heartbeat.forget(id);
        loseSlots(id);
        synchronized (this) {
            heard.remove(id);
            givenUp.remove(id);
            Outbox outbox = outboxes.remove(id);
            if (outbox != null) {
                outbox.close();
            }
        }
    }

    /** This program may live, and know nothing of it. */
    private void giveUp(UUID id) {
        synchronized (this) {
            givenUp.add(id);
            Outbox outbox = outboxes.get(id);
            if (outbox != null) {
                outbox.mute();
            }
        }
        loseSlots(id);
    }

    private void loseSlots(UUID id) {
        List<Slot> lost = new ArrayList<>();
        synchronized (this) {
            taken.forEach((key, slot) -> {
                if (key.gateway().equals(id)) {
                    lost.add(slot);
                }
            });
        }
        lost.forEach(Slot::giveUp);
    }

    @Override
    public void cutOff(String why) {
        cutOff.run();
    }

    @Override
    public void received(UUID from, int channel, byte[] bytes) {
        heartbeat.heard(from);
        synchronized (this) {
            heard.add(from);
            Outbox outbox = givenUp.remove(from) ? outboxes.get(from) : null;
            if (outbox != null) {
                outbox.resume(Message.ABOUT_NO_SLOT, END);
            }
        }
        Message message;
        try {
            message = Message.of(bytes);
        } catch (ProtocolException otherVersion) {
            say(from, channel, new Message.Refused(false, "it does not understand this program's version"));
            return;
        }
        if (channel == Message.ABOUT_NO_SLOT) {
            if (message instanceof Message.Ping) {
                say(from, channel, PONG);
            } else if (message instanceof Message.End) {
                loseSlots(from);
            }
        } else if (message instanceof Message.Hire hire) {
            hire(new Key(from, channel), hire.request());
        } else {
            Slot slot = slot(new Key(from, channel));
            if (slot != null) {
                slot.received(message);
            }
        }
    }

    private synchronized @Nullable Slot slot(Key key) {
        return taken.get(key);
    }

    private void hire(Key key, HireRequest request) {
        String objection = Workshop.objection(request);
        Slot slot;
        synchronized (this) {
            boolean isBusy = taken.size() >= slots;
            if (isBusy || isLeaving || !objection.isEmpty()) {
                String why = !objection.isEmpty()
                        ? objection
                        : isLeaving
                                ? "it is about to end"
                                : "its " + slots + (slots == 1 ? " slot is" : " slots are")
                                        + " hired by other programs";
                say(key.gateway(), key.channel(), new Message.Refused(objection.isEmpty(), why));
                return;
            }
            slot = maker.make(request, message -> say(key.gateway(), key.channel(), message), () -> isFree(key));
            taken.put(key, slot);
        }
        slot.start();
    }

    private synchronized void isFree(Key key) {
        taken.remove(key);
        notifyAll();
    }

    private void say(UUID to, int channel, Message message) {
        say(to, channel, message.toBytes());
    }

    private void say(UUID to, int channel, byte[] message) {
        Outbox outbox;
        synchronized (this) {
            Engine joined = engine;
            while (joined == null) { // messages may come before the engine's start has returned
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                joined = engine;
            }
            if (!heard.contains(to)) {
                return;
            }
            Engine now = joined;
            outbox = outboxes.computeIfAbsent(to, id -> new Outbox(now, id, why -> giveUp(id)));
        }
        outbox.send(channel, message);
    }

    /** Every {@link Heartbeat#PAUSE}, by one thread: gives up programs that have been silent for too long. */
    void beat() {
        heartbeat.silent().forEach(this::giveUp);
        List<Slot> all;
        synchronized (this) {
            all = List.copyOf(taken.values());
        }
        all.forEach(Slot::watchMemory);
    }

    /**
     * Takes no new workers, has the programs let go of those that they have, and waits until they have; what is left then is
     * killed.
     *
     * @return whether all have gone by themselves
     */
    boolean drain(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Set<UUID> programs = new HashSet<>();
        synchronized (this) {
            isLeaving = true;
            programs.addAll(outboxes.keySet());
        }
        programs.forEach(id -> say(id, Message.ABOUT_NO_SLOT, LEAVING));
        boolean isDone;
        List<Slot> left;
        synchronized (this) {
            for (long millis = patience.toMillis(); !taken.isEmpty() && millis > 0; millis = millisUntil(end)) {
                wait(millis);
            }
            left = List.copyOf(taken.values());
            isDone = left.isEmpty();
        }
        left.forEach(Slot::giveUp);
        synchronized (this) {
            long last = System.nanoTime() + Heartbeat.SILENCE.toNanos();
            for (long millis = Heartbeat.SILENCE.toMillis();
                    !taken.isEmpty() && millis > 0;
                    millis = millisUntil(last)) {
                wait(millis);
            }
        }
        return isDone;
    }

    private static long millisUntil(long end) {
        return (end - System.nanoTime()) / 1_000_000;
    }
}
