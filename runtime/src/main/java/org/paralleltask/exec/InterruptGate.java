package org.paralleltask.exec;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets interrupts reach a thread of the library only while that thread runs user code. An interrupt that is meant for
 * one task reaches it only while it runs that task. When the thread leaves, it waits for an interrupt that is under
 * way, so that none comes later. Only one thread enters and leaves; each costs one atomic instruction, because there
 * are millions of tasks. Any thread may interrupt.
 */
public final class InterruptGate {
    /** Is in {@link #inside} while a thread interrupts, in place of what is inside; so it serves as a lock. */
    private static final Object BUSY = new Object();

    private final Runnable interrupt;
    private final AtomicReference<@Nullable Object> inside = new AtomicReference<>();

    /** What {@link #interruptOnce} interrupted last. Guarded by {@link #BUSY}. */
    private @Nullable Object interrupted;

    /** @param interrupt interrupts the thread; it must not use this gate */
    public InterruptGate(Runnable interrupt) {
        this.interrupt = interrupt;
    }

    /**
     * From now on interrupts come through. What an interrupter wrote before is visible after this, or the interrupter
     * finds the gate open.
     */
    public void enter(Object occupant) {
        inside.set(occupant);
    }

    /** From now on no interrupt comes through. */
    public void leave(Object occupant) {
        while (!inside.compareAndSet(occupant, null)) {
            Thread.onSpinWait();
        }
    }

    /** Whether this has entered and not left. */
    public boolean isInside(Object occupant) {
        return is(occupant, inside());
    }

    private static boolean is(Object occupant, @Nullable Object inside) {
        return occupant.equals(inside) || (inside instanceof Absence absence && occupant.equals(absence.occupant));
    }

    /** Is inside while the thread does something that an interrupt would harm, in place of what entered. */
    public static final class Absence {
        private final Object occupant;
        private final Runnable onInterrupt;
        private boolean isInterrupted; // guarded by BUSY

        private Absence(Object occupant, Runnable onInterrupt) {
            this.occupant = occupant;
            this.onInterrupt = onInterrupt;
        }
    }

    /**
     * From now on, until {@link #comeBack}, interrupts are noted instead of coming through.
     *
     * @param occupant what is inside
     * @param onInterrupt called for each interrupt, on the interrupting thread; must be quick, and must not use this
     *     gate
     */
    public Absence goAway(Object occupant, Runnable onInterrupt) {
        Absence absence = new Absence(occupant, onInterrupt);
        while (!inside.compareAndSet(occupant, absence)) {
            Thread.onSpinWait();
        }
        return absence;
    }

    /** Interrupts come through again. Returns whether one was noted meanwhile. */
    public boolean comeBack(Absence absence) {
        while (!inside.compareAndSet(absence, absence.occupant)) {
            Thread.onSpinWait();
        }
        return absence.isInterrupted;
    }

    /** What is inside. Waits while a thread interrupts it. */
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

    /** Interrupts the thread, if this is inside and this method has not interrupted it before. */
    public void interruptOnce(Object occupant) {
        interrupt(occupant);
    }

    private void interrupt(@Nullable Object occupant) {
        Object now = inside();
        while (now != null && (occupant == null || is(occupant, now))) {
            if (inside.compareAndSet(now, BUSY)) {
                interruptInside(occupant, now);
                return;
            }
            now = inside();
        }
    }

    private void interruptInside(@Nullable Object occupant, Object now) {
        try {
            if (occupant == null || !occupant.equals(interrupted)) {
                interrupted = occupant;
                if (now instanceof Absence absence) {
                    absence.isInterrupted = true;
                    absence.onInterrupt.run();
                } else {
                    interrupt.run();
                }
            }
        } finally {
            inside.set(now);
        }
    }
}
