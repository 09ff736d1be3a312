package org.paralleltask.managed.types;

import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.managed.Caller;
import org.paralleltask.managed.ManagedObjects;

/**
 * Managed {@link Condition}s. If the task has locked a condition's lock, the program's thread that makes its calls
 * holds it.
 */
public final class Conditions {
    private static final int AWAIT = 0;
    private static final int AWAIT_UNINTERRUPTIBLY = 1;
    private static final int AWAIT_NANOS = 2;
    private static final int AWAIT_IN_TIME = 3;
    private static final int AWAIT_UNTIL = 4;
    private static final int SIGNAL = 5;
    private static final int SIGNAL_ALL = 6;

    private Conditions() {}

    /** Writes a condition's number. The condition stays in this process. */
    public static void write(Encoder out, Condition condition) {
        ManagedObjects.write(out, condition, Conditions::dispatch);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param name the parameter's name, for messages
     * @return the condition's stand-in
     */
    public static Condition read(Decoder in, String name) {
        return ManagedObjects.read(in, caller -> new Proxy(caller, name));
    }

    @SuppressWarnings({"WaitNotInLoop", "JavaUtilDate"}) // the loop is in the task; the JDK's method takes a Date
    private static void dispatch(Condition condition, int method, Decoder in, Encoder out) throws InterruptedException {
        switch (method) {
            case AWAIT -> {
                in.finish();
                condition.await();
            }
            case AWAIT_UNINTERRUPTIBLY -> {
                in.finish();
                condition.awaitUninterruptibly();
            }
            case AWAIT_NANOS -> {
                long nanos = in.readLong();
                in.finish();
                long result = condition.awaitNanos(nanos);
                out.at("result").writeLong(result);
            }
            case AWAIT_IN_TIME -> {
                long nanos = in.readLong();
                in.finish();
                boolean result = condition.await(nanos, TimeUnit.NANOSECONDS);
                out.at("result").writeBoolean(result);
            }
            case AWAIT_UNTIL -> {
                Date deadline = new Date(in.readLong());
                in.finish();
                boolean result = condition.awaitUntil(deadline);
                out.at("result").writeBoolean(result);
            }
            case SIGNAL -> {
                in.finish();
                condition.signal();
            }
            case SIGNAL_ALL -> {
                in.finish();
                condition.signalAll();
            }
            default -> throw in.unknownTag(method);
        }
    }

    /** Stands for a condition of the program. */
    private static final class Proxy implements Condition {
        private final NamedCaller condition;

        Proxy(Caller caller, String name) {
            this.condition = new NamedCaller(caller, "Condition", name);
        }

        @Override
        public void await() throws InterruptedException {
            condition.run(AWAIT, "await");
        }

        @Override
        public void awaitUninterruptibly() {
            condition.run(AWAIT_UNINTERRUPTIBLY, "awaitUninterruptibly");
        }

        @Override
        public long awaitNanos(long nanos) throws InterruptedException {
            return condition.call(AWAIT_NANOS, "awaitNanos", out -> out.writeLong(nanos), Decoder::readLong);
        }

        @Override
        public boolean await(long time, TimeUnit unit) throws InterruptedException {
            long nanos = unit.toNanos(time);
            return condition.call(AWAIT_IN_TIME, "await", out -> out.writeLong(nanos), Decoder::readBoolean);
        }

        @Override
        @SuppressWarnings("JavaUtilDate") // the JDK's method takes one
        public boolean awaitUntil(Date deadline) throws InterruptedException {
            long time = deadline.getTime();
            return condition.call(AWAIT_UNTIL, "awaitUntil", out -> out.writeLong(time), Decoder::readBoolean);
        }

        @Override
        public void signal() {
            condition.run(SIGNAL, "signal");
        }

        @Override
        public void signalAll() {
            condition.run(SIGNAL_ALL, "signalAll");
        }

        @Override
        public String toString() {
            return condition.toString();
        }
    }
}
