package org.paralleltask.cluster.far;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What carries messages, in memory and by a simulated clock: each takes its time, those of one channel arrive in their order,
 * and what goes to or from a process that is dead or cut off does not arrive. For one thread.
 */
final class SimNetwork {
    private static final long LEAST_NANOS = 30_000;
    private static final int SPREAD_NANOS = 400_000;

    private final SimClock clock;
    private final Random random;
    private final Map<Integer, Long> lastArrival = new HashMap<>();
    private final Set<Integer> unreachable = new HashSet<>();

    private long bytes;
    private long programNanos;
    private int lastHeard;

    SimNetwork(SimClock clock, Random random) {
        this.clock = clock;
        this.random = random;
    }

    /** From now on nothing reaches this node, and nothing comes from it. */
    void cut(int node) {
        unreachable.add(node);
    }

    void restore(int node) {
        unreachable.remove(node);
    }

    boolean isCut(int node) {
        return unreachable.contains(node);
    }

    /** Sends so many bytes to a node. */
    void toNode(int node, int channel, int size, Runnable arrival) {
        bytes += size;
        send(node, channel, arrival);
    }

    /** Sends so many bytes to the program, which does what follows. */
    void toProgram(int node, int channel, int size, Runnable arrival) {
        bytes += size;
        send(node, channel, () -> {
            lastHeard = channel;
            long begin = System.nanoTime();
            arrival.run();
            programNanos += System.nanoTime() - begin;
        });
    }

    /** How many bytes were sent. */
    long bytes() {
        return bytes;
    }

    /** The channel on which the program has heard something last. */
    int lastHeard() {
        return lastHeard;
    }

    /** How long the program was busy with what has arrived, by the true clock. */
    long programNanos() {
        return programNanos;
    }

    private void send(int node, int channel, Runnable arrival) {
        if (isCut(node)) {
            return;
        }
        long time = clock.getAsLong() + LEAST_NANOS + random.nextInt(SPREAD_NANOS);
        long inOrder = Math.max(time, lastArrival.getOrDefault(channel, 0L) + 1);
        lastArrival.put(channel, inOrder);
        clock.at(inOrder, () -> {
            if (!isCut(node)) {
                arrival.run();
            }
        });
    }
}
