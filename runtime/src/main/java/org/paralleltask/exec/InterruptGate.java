package org.paralleltask.exec;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where interrupts reach a thread of ours: only while it runs user code, and one that is meant for a task only while it
 * runs that task. Who leaves waits for an interrupt that is under way, so that none comes later. One thread enters and
 * leaves, which costs an atomic instruction each, for there are millions of tasks; any may interrupt.
 */
public final class InterruptGate {
    /** Stands in the place of who is inside, while somebody interrupts him. */
    private static final Object BUSY = new Object();

    private final Runnable interrupt;
    private final AtomicReference<@Nullable Object> inside = new AtomicReference<>();

    /** Who was interrupted last, of those that are interrupted once; guarded by {@link #BUSY}. */
    private @Nullable Object interrupted;

    /** @param interrupt interrupts the thread; whatever it does, it does not use this gate */
    public InterruptGate(Runnable interrupt) {
        this.interrupt = interrupt;
    }

    /** From now on interrupts come through. Who interrupts has done before what the thread looks at after this, or sees it. */
    public void enter(Object who) {
        inside.set(who);
    }

    /** From now on none comes through. */
    public void leave(Object who) {
        while (!inside.compareAndSet(who, null)) {
            Thread.onSpinWait();
        }
    }

    /** Whether it has entered, and not left. */
    public boolean isInside(Object who) {
        return who.equals(inside());
    }

    /** Who is inside, as soon as nobody interrupts him. */
    private @Nullable Object inside() {
        Object now = inside.get();
        while (BUSY.equals(now)) {
            Thread.onSpinWait();
            now = inside.get();
        }
        return now;
    }

    /** Interrupts the thread, if anything is inside. */
    public void interrupt() {
        interrupt(null);
    }

    /** Interrupts the thread, if this is inside and has not been interrupted by this method before. */
    public void interruptOnce(Object who) {
        interrupt(who);
    }

    private void interrupt(@Nullable Object who) {
        Object now = inside();
        while (now != null && (who == null || who.equals(now))) {
            if (inside.compareAndSet(now, BUSY)) {
                interruptInside(who, now);
                return;
            }
            now = inside();
        }
    }

    private void interruptInside(@Nullable Object who, Object now) {
        try {
            if (who == null || !who.equals(interrupted)) {
                interrupted = who;
                interrupt.run();
            }
        } finally {
            inside.set(now);
        }
    }
}
