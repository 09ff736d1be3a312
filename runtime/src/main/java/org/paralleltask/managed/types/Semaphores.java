package org.paralleltask.managed.types;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.managed.Caller;
import org.paralleltask.managed.ManagedObjects;
import org.paralleltask.managed.RunHolds;

/** Managed {@link Semaphore}s. */
public final class Semaphores {
    private static final int ACQUIRE = 0;
    private static final int ACQUIRE_UNINTERRUPTIBLY = 1;
    private static final int TRY_ACQUIRE = 2;
    private static final int TRY_ACQUIRE_IN_TIME = 3;
    private static final int RELEASE = 4;
    private static final int AVAILABLE_PERMITS = 5;
    private static final int DRAIN_PERMITS = 6;
    private static final int IS_FAIR = 7;

    private Semaphores() {}

    /** Writes a semaphore's number. The semaphore stays in this process. */
    public static void write(Encoder out, Semaphore semaphore) {
        ManagedObjects.write(out, semaphore, Semaphores::dispatch);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param name the parameter's name, for messages
     * @return the semaphore's stand-in
     */
    public static Semaphore read(Decoder in, String name) {
        return ManagedObjects.read(in, caller -> new Proxy(caller, name));
    }

    private static void dispatch(Semaphore semaphore, int method, Decoder in, Encoder out) throws InterruptedException {
        switch (method) {
            case ACQUIRE -> {
                int permits = in.readInt();
                in.finish();
                semaphore.acquire(permits);
                RunHolds.acquired(semaphore, permits);
            }
            case ACQUIRE_UNINTERRUPTIBLY -> {
                int permits = in.readInt();
                in.finish();
                semaphore.acquireUninterruptibly(permits);
                RunHolds.acquired(semaphore, permits);
            }
            case TRY_ACQUIRE -> {
                int permits = in.readInt();
                in.finish();
                boolean result = semaphore.tryAcquire(permits);
                RunHolds.acquired(semaphore, result ? permits : 0);
                out.at("result").writeBoolean(result);
            }
            case TRY_ACQUIRE_IN_TIME -> {
                int permits = in.readInt();
                long nanos = in.readLong();
                in.finish();
                boolean result = semaphore.tryAcquire(permits, nanos, TimeUnit.NANOSECONDS);
                RunHolds.acquired(semaphore, result ? permits : 0);
                out.at("result").writeBoolean(result);
            }
            case RELEASE -> {
                int permits = in.readInt();
                in.finish();
                semaphore.release(permits);
                RunHolds.acquired(semaphore, -permits);
            }
            case AVAILABLE_PERMITS -> {
                in.finish();
                int result = semaphore.availablePermits();
                out.at("result").writeInt(result);
            }
            case DRAIN_PERMITS -> {
                in.finish();
                int result = semaphore.drainPermits();
                RunHolds.acquired(semaphore, result);
                out.at("result").writeInt(result);
            }
            case IS_FAIR -> {
                in.finish();
                boolean result = semaphore.isFair();
                out.at("result").writeBoolean(result);
            }
            default -> throw in.unknownTag(method);
        }
    }

    /**
     * Stands for a semaphore of the program. It cannot tell which threads wait there: {@code hasQueuedThreads} and
     * {@code getQueueLength} are final, so they answer for this object.
     */
    @SuppressWarnings("serial") // it is never serialized
    private static final class Proxy extends Semaphore {
        private final NamedCaller semaphore;

        Proxy(Caller caller, String name) {
            super(0);
            this.semaphore = new NamedCaller(caller, "Semaphore", name);
        }

        @Override
        public void acquire() throws InterruptedException {
            acquire(1);
        }

        @Override
        public void acquire(int permits) throws InterruptedException {
            semaphore.run(ACQUIRE, "acquire", out -> out.writeInt(permits));
        }

        @Override
        public void acquireUninterruptibly() {
            acquireUninterruptibly(1);
        }

        @Override
        public void acquireUninterruptibly(int permits) {
            semaphore.run(ACQUIRE_UNINTERRUPTIBLY, "acquireUninterruptibly", out -> out.writeInt(permits));
        }

        @Override
        public boolean tryAcquire() {
            return tryAcquire(1);
        }

        @Override
        public boolean tryAcquire(int permits) {
            return semaphore.call(TRY_ACQUIRE, "tryAcquire", out -> out.writeInt(permits), Decoder::readBoolean);
        }

        @Override
        public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
            return tryAcquire(1, timeout, unit);
        }

        @Override
        public boolean tryAcquire(int permits, long timeout, TimeUnit unit) throws InterruptedException {
            long nanos = unit.toNanos(timeout);
            return semaphore.call(
                    TRY_ACQUIRE_IN_TIME,
                    "tryAcquire",
                    out -> {
                        out.writeInt(permits);
                        out.writeLong(nanos);
                    },
                    Decoder::readBoolean);
        }

        @Override
        public void release() {
            release(1);
        }

        @Override
        public void release(int permits) {
            semaphore.run(RELEASE, "release", out -> out.writeInt(permits));
        }

        @Override
        public int availablePermits() {
            return semaphore.get(AVAILABLE_PERMITS, "availablePermits", Decoder::readInt);
        }

        @Override
        public int drainPermits() {
            return semaphore.get(DRAIN_PERMITS, "drainPermits", Decoder::readInt);
        }

        @Override
        public boolean isFair() {
            return semaphore.get(IS_FAIR, "isFair", Decoder::readBoolean);
        }

        @Override
        public String toString() {
            return semaphore.toString();
        }
    }
}
