package org.paralleltask.managed.types;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.managed.Caller;
import org.paralleltask.managed.ManagedObjects;
import org.paralleltask.managed.RunHolds;

/**
 * Managed {@link Lock}s. One thread of the program makes all calls of a worker's thread, and owns the locks that it has
 * locked.
 */
public final class Locks {
    private static final int LOCK = 0;
    private static final int LOCK_INTERRUPTIBLY = 1;
    private static final int TRY_LOCK = 2;
    private static final int TRY_LOCK_IN_TIME = 3;
    private static final int UNLOCK = 4;

    private Locks() {}

    /** Writes a lock's number. The lock stays in this process. */
    public static void write(Encoder out, Lock lock) {
        ManagedObjects.write(out, lock, Locks::dispatch);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param name the parameter's name, for messages
     * @return the lock's stand-in
     */
    public static Lock read(Decoder in, String name) {
        return ManagedObjects.read(in, caller -> new Proxy(caller, name));
    }

    @SuppressWarnings("LockNotBeforeTry") // the try is in the task
    private static void dispatch(Lock lock, int method, Decoder in, Encoder out) throws InterruptedException {
        switch (method) {
            case LOCK -> {
                in.finish();
                lock.lock();
                RunHolds.locked(lock);
            }
            case LOCK_INTERRUPTIBLY -> {
                in.finish();
                lock.lockInterruptibly();
                RunHolds.locked(lock);
            }
            case TRY_LOCK -> {
                in.finish();
                boolean result = tried(lock, lock.tryLock());
                out.at("result").writeBoolean(result);
            }
            case TRY_LOCK_IN_TIME -> {
                long nanos = in.readLong();
                in.finish();
                boolean result = tried(lock, lock.tryLock(nanos, TimeUnit.NANOSECONDS));
                out.at("result").writeBoolean(result);
            }
            case UNLOCK -> {
                in.finish();
                lock.unlock();
                RunHolds.unlocked(lock);
            }
            default -> throw in.unknownTag(method);
        }
    }

    private static boolean tried(Lock lock, boolean isLocked) {
        if (isLocked) {
            RunHolds.locked(lock);
        }
        return isLocked;
    }

    /** Stands for a lock of the program. */
    private static final class Proxy implements Lock {
        private final NamedCaller lock;

        Proxy(Caller caller, String name) {
            this.lock = new NamedCaller(caller, "Lock", name);
        }

        @Override
        public void lock() {
            lock.run(LOCK, "lock");
        }

        @Override
        public void lockInterruptibly() throws InterruptedException {
            lock.run(LOCK_INTERRUPTIBLY, "lockInterruptibly");
        }

        @Override
        public boolean tryLock() {
            return lock.get(TRY_LOCK, "tryLock", Decoder::readBoolean);
        }

        @Override
        public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
            long nanos = unit.toNanos(time);
            return lock.call(TRY_LOCK_IN_TIME, "tryLock", out -> out.writeLong(nanos), Decoder::readBoolean);
        }

        @Override
        public void unlock() {
            lock.run(UNLOCK, "unlock");
        }

        @Override
        public Condition newCondition() {
            throw new UnsupportedOperationException(lock + " cannot make a Condition in a worker, where no other task"
                    + " could use it: pass the Condition to the pool as a @Managed parameter");
        }

        @Override
        public String toString() {
            return lock.toString();
        }
    }
}
