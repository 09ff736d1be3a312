package org.paralleltask.pool;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.paralleltask.ContextCarrier;

/** A note that a thread has, and that goes with its tasks. Found as a service by all pools of the tests. */
public final class NoteCarrier implements ContextCarrier {
    private static final ThreadLocal<@Nullable String> NOTE = new ThreadLocal<>();

    /** How often a note was captured. */
    static final AtomicInteger CAPTURED = new AtomicInteger();

    public NoteCarrier() {}

    static void write(String note) {
        NOTE.set(note);
    }

    static void tearUp() {
        NOTE.remove();
    }

    /** The current thread's; "none" if it has none. */
    static String read() {
        String note = NOTE.get();
        return note == null ? "none" : note;
    }

    @Override
    public Map<String, String> capture() {
        String note = NOTE.get();
        if (note == null) {
            return Map.of();
        }
        CAPTURED.incrementAndGet();
        return Map.of("note", note);
    }

    @Override
    public Restored restore(Map<String, String> captured) {
        NOTE.set(captured.get("note"));
        return NOTE::remove;
    }
}
