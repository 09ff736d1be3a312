package org.paralleltask.cluster.far;

import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/** A clock that goes from one event to the next. For one thread. */
final class SimClock implements LongSupplier {
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long now;
    private long count;

    private record Event(long time, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return time == other.time ? Long.compare(order, other.order) : Long.compare(time, other.time);
        }
    }

    @Override
    public long getAsLong() {
        return now;
    }

    void at(long time, Runnable action) {
        events.add(new Event(Math.max(now, time), count++, action));
    }

    void after(long nanos, Runnable action) {
        at(now + nanos, action);
    }

    /** Lets the next event happen; false if there is none. */
    boolean step() {
        Event next = events.poll();
        if (next == null) {
            return false;
        }
        now = next.time();
        next.action().run();
        return true;
    }
}
