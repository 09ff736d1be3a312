package org.paralleltask.managed.types;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.managed.Caller;
import org.paralleltask.managed.ManagedObjects;

/** Managed {@link CyclicBarrier}s. A barrier's action runs in the program. */
public final class CyclicBarriers {
    private static final int AWAIT = 0;
    private static final int AWAIT_IN_TIME = 1;
    private static final int GET_PARTIES = 2;
    private static final int GET_NUMBER_WAITING = 3;
    private static final int IS_BROKEN = 4;
    private static final int RESET = 5;

    private CyclicBarriers() {}

    /** Writes a barrier's number. The barrier stays in this process. */
    public static void write(Encoder out, CyclicBarrier barrier) {
        ManagedObjects.write(out, barrier, CyclicBarriers::dispatch);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param name the parameter's name, for messages
     * @return the barrier's stand-in
     */
    public static CyclicBarrier read(Decoder in, String name) {
        return ManagedObjects.read(in, caller -> new Proxy(caller, name));
    }

    private static void dispatch(CyclicBarrier barrier, int method, Decoder in, Encoder out)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        switch (method) {
            case AWAIT -> {
                in.finish();
                int result = barrier.await();
                out.at("result").writeInt(result);
            }
            case AWAIT_IN_TIME -> {
                long nanos = in.readLong();
                in.finish();
                int result = barrier.await(nanos, TimeUnit.NANOSECONDS);
                out.at("result").writeInt(result);
            }
            case GET_PARTIES -> {
                in.finish();
                int result = barrier.getParties();
                out.at("result").writeInt(result);
            }
            case GET_NUMBER_WAITING -> {
                in.finish();
                int result = barrier.getNumberWaiting();
                out.at("result").writeInt(result);
            }
            case IS_BROKEN -> {
                in.finish();
                boolean result = barrier.isBroken();
                out.at("result").writeBoolean(result);
            }
            case RESET -> {
                in.finish();
                barrier.reset();
            }
            default -> throw in.unknownTag(method);
        }
    }

    /** Stands for a barrier of the program. */
    private static final class Proxy extends CyclicBarrier {
        private final NamedCaller barrier;

        Proxy(Caller caller, String name) {
            super(1);
            this.barrier = new NamedCaller(caller, "CyclicBarrier", name);
        }

        @Override
        public int await() throws InterruptedException, BrokenBarrierException {
            return barrier.get(AWAIT, "await", Decoder::readInt);
        }

        @Override
        public int await(long timeout, TimeUnit unit)
                throws InterruptedException, BrokenBarrierException, TimeoutException {
            long nanos = unit.toNanos(timeout);
            return barrier.call(AWAIT_IN_TIME, "await", out -> out.writeLong(nanos), Decoder::readInt);
        }

        @Override
        public int getParties() {
            return barrier.get(GET_PARTIES, "getParties", Decoder::readInt);
        }

        @Override
        public int getNumberWaiting() {
            return barrier.get(GET_NUMBER_WAITING, "getNumberWaiting", Decoder::readInt);
        }

        @Override
        public boolean isBroken() {
            return barrier.get(IS_BROKEN, "isBroken", Decoder::readBoolean);
        }

        @Override
        public void reset() {
            barrier.run(RESET, "reset");
        }

        @Override
        public String toString() {
            return barrier.toString();
        }
    }
}
