package org.paralleltask.pool.recycle;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.PoolLog;
import org.paralleltask.host.Worker;
import org.paralleltask.host.os.Killable;

/**
 * Keeps all workers of one set together within {@code maxTotalMemory}: decides which of them must go, and whether there is
 * room for one more. Thread-safe.
 *
 * <p>It looks ten times a second, and does the mildest thing that brings the sum down. First it lets idle workers go, the
 * largest first. If that is not enough, the largest busy workers go after their task. If those that stay are more than a
 * tenth over the limit at two looks in a row, it kills the largest. A worker is started only if there is room for it, or if
 * there is no other.
 */
public final class MemoryBudget {
    /** The time between two looks, in milliseconds. */
    public static final long LOOK_MILLIS = 100;

    /** How far the workers may be over the budget before one is killed: this fraction of it, one tenth. */
    private static final int TOLERANCE = 10;

    /** The assumed size of a new worker, in bytes, until there is one that can be measured. */
    private static final long FRESH_BYTES = 40L << 20;

    private final String name;
    private final long most;
    private final Supplier<? extends List<? extends Slot>> slots;
    private final PoolLog log;

    @GuardedBy("this")
    private final List<Member> staying = new ArrayList<>(); // at the last look, the largest first

    @GuardedBy("this")
    private long sum; // at the last look, including workers that are leaving

    @GuardedBy("this")
    private long measuredNanos = System.nanoTime() - LOOK_MILLIS * 1_000_000;

    @GuardedBy("this")
    private int starting; // workers for which room is kept

    @GuardedBy("this")
    private int looksFarOver; // in a row

    /** A worker that is fed, and its size at the last look. */
    private record Member(Tenant tenant, Worker worker, long bytes) {}

    /** A worker's slot. Thread-safe. */
    public interface Slot {
        /** What feeds this slot's worker; null if there is none. */
        @Nullable
        Tenant current();

        /** All processes of this slot. */
        Set<Killable> living();
    }

    /** A worker that is fed, as the budget sees it. Thread-safe. */
    public interface Tenant {
        boolean has(Worker one);

        /** Whether it has a task. */
        boolean isBusy();

        /** Whether it is about to end. */
        boolean isLeaving();

        /** Whether it has run no task. */
        boolean hasRunNothing();

        /** Ends it, now or after its task. */
        void letGoForMemory();

        /** Kills it in the midst of its task, if it has one. */
        void killForMemory(String why);
    }

    /**
     * @param name the pool's name, for messages
     * @param slots gives the slots of all workers
     */
    public MemoryBudget(String name, long most, Supplier<? extends List<? extends Slot>> slots, PoolLog log) {
        this.name = name;
        this.most = most;
        this.slots = slots;
        this.log = log;
    }

    /** Lets workers go, or kills one, if all together are too large. Called on the timer's thread. */
    public void look() {
        List<Member> going = new ArrayList<>();
        Member largest;
        String why = "";
        synchronized (this) {
            measure();
            long left = chooseIdle(sizeOf(staying), going);
            boolean isFarOver = left > most + most / TOLERANCE;
            looksFarOver = isFarOver ? looksFarOver + 1 : 0;
            chooseBusy(left, going);
            largest = looksFarOver >= 2 ? largestBusy() : null;
            if (largest != null) {
                looksFarOver = 0;
                why = "all workers of " + name + " together had grown to " + left + " bytes, more than a tenth above"
                        + " maxTotalMemory, which is " + most + "; this one was the largest, with " + largest.bytes()
                        + " bytes. Raise that, lower workers, or bound each one's heap with"
                        + " jvmArgs(List.of(\"-Xmx…\"))";
            }
            notifyAll();
        }
        if (!going.isEmpty() && log.once("maxTotalMemory")) {
            Member first = going.get(0);
            log.warn(
                    "All workers of " + name + " together hold more than maxTotalMemory, which is " + most
                            + " bytes: " + first.worker().who() + ", with " + first.bytes()
                            + " bytes, goes as soon as it has no task, and is replaced when there is room (told once; a PoolListener hears of each)");
        }
        for (Member member : going) {
            try {
                member.tenant().letGoForMemory();
            } catch (InternalError cutOff) {
                // this worker has cut off the memory that it shares; only it is hit by that
            }
        }
        if (largest != null) {
            largest.tenant().killForMemory(why);
        }
    }

    @GuardedBy("this")
    private void measure() {
        staying.clear();
        sum = 0;
        for (Slot slot : slots.get()) {
            Tenant current = slot.current();
            for (Killable one : slot.living()) {
                if (one instanceof Worker worker) {
                    long bytes = worker.ownMemory().orElse(0);
                    sum += bytes;
                    if (current != null && current.has(worker) && !current.isLeaving()) {
                        staying.add(new Member(current, worker, bytes));
                    }
                }
            }
        }
        staying.sort(Comparator.comparingLong(Member::bytes).reversed());
        measuredNanos = System.nanoTime();
    }

    private static long sizeOf(List<Member> members) {
        long size = 0;
        for (Member member : members) {
            size += member.bytes();
        }
        return size;
    }

    /** Chooses the idle workers that must go; returns the size of the others. */
    @GuardedBy("this")
    private long chooseIdle(long size, List<Member> going) {
        long left = size;
        int others = staying.size();
        for (Member member : staying) {
            // The last worker goes only if its successor will be smaller: one that has run nothing would be replaced by
            // one
            // as large.
            boolean isNeeded = others == 1 && member.tenant().hasRunNothing();
            if (left > most && !member.tenant().isBusy() && !isNeeded) {
                going.add(member);
                left -= member.bytes();
                others--;
            }
        }
        return left;
    }

    /** Chooses the busy workers that must go after their task. */
    @GuardedBy("this")
    private void chooseBusy(long size, List<Member> going) {
        long left = size;
        for (Member member : staying) {
            if (left > most && member.tenant().isBusy()) {
                going.add(member);
                left -= member.bytes();
            }
        }
    }

    @GuardedBy("this")
    private @Nullable Member largestBusy() {
        for (Member member : staying) {
            if (member.tenant().isBusy()) {
                return member;
            }
        }
        return null;
    }

    /**
     * Reserves room for one more worker until {@link #release}; returns false if there is none, and another worker exists.
     */
    public synchronized boolean reserve() {
        if (System.nanoTime() - measuredNanos > LOOK_MILLIS * 1_000_000 / 2) {
            measure();
        }
        long smallest = staying.isEmpty() ? 0 : staying.get(staying.size() - 1).bytes();
        long fresh = smallest == 0 ? FRESH_BYTES : smallest; // 0: one that has not said yet how large it is
        boolean isAlone = staying.isEmpty() && starting == 0;
        if (!isAlone && sum + (starting + 1) * fresh > most) {
            return false;
        }
        starting++;
        return true;
    }

    /** Ends a reservation: the worker exists, and counts by its size; or it could not be started. */
    public synchronized void release() {
        starting--;
        measuredNanos = System.nanoTime() - LOOK_MILLIS * 1_000_000;
        notifyAll();
    }

    /** Waits until there may be room, or it is time to look whether a worker is still wanted. */
    @SuppressWarnings("WaitNotInLoop") // the caller's loop
    public synchronized void awaitRoom() {
        try {
            wait(LOOK_MILLIS);
        } catch (InterruptedException ignored) {
            // a supervisor obeys no interrupt: the flag is cleared, and its caller looks again
        }
    }
}
