package org.paralleltask.managed.types;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.managed.Caller;
import org.paralleltask.managed.ManagedObjects;

/** Managed {@link CountDownLatch}es. */
public final class CountDownLatches {
    private static final int AWAIT = 0;
    private static final int AWAIT_IN_TIME = 1;
    private static final int COUNT_DOWN = 2;
    private static final int GET_COUNT = 3;

    private CountDownLatches() {}

    /** Writes a latch's number. The latch stays in this process. */
    public static void write(Encoder out, CountDownLatch latch) {
        ManagedObjects.write(out, latch, CountDownLatches::dispatch);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param name the parameter's name, for messages
     * @return the latch's stand-in
     */
    public static CountDownLatch read(Decoder in, String name) {
        return ManagedObjects.read(in, caller -> new Proxy(caller, name));
    }

    private static void dispatch(CountDownLatch latch, int method, Decoder in, Encoder out)
            throws InterruptedException {
        switch (method) {
            case AWAIT -> {
                in.finish();
                latch.await();
            }
            case AWAIT_IN_TIME -> {
                long nanos = in.readLong();
                in.finish();
                boolean result = latch.await(nanos, TimeUnit.NANOSECONDS);
                out.at("result").writeBoolean(result);
            }
            case COUNT_DOWN -> {
                in.finish();
                latch.countDown();
            }
            case GET_COUNT -> {
                in.finish();
                long result = latch.getCount();
                out.at("result").writeLong(result);
            }
            default -> throw in.unknownTag(method);
        }
    }

    /** Stands for a latch of the program. */
    private static final class Proxy extends CountDownLatch {
        private final NamedCaller latch;

        Proxy(Caller caller, String name) {
            super(0);
            this.latch = new NamedCaller(caller, "CountDownLatch", name);
        }

        @Override
        public void await() throws InterruptedException {
            latch.run(AWAIT, "await");
        }

        @Override
        public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
            long nanos = unit.toNanos(timeout);
            return latch.call(AWAIT_IN_TIME, "await", out -> out.writeLong(nanos), Decoder::readBoolean);
        }

        @Override
        public void countDown() {
            latch.run(COUNT_DOWN, "countDown");
        }

        @Override
        public long getCount() {
            return latch.get(GET_COUNT, "getCount", Decoder::readLong);
        }

        @Override
        public String toString() {
            return latch.toString();
        }
    }
}
