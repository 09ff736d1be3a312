package org.paralleltask.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Where in a ring's memory the bytes of one direction are, and how far this side knows it to be. */
abstract class RingDirection {
    private static final int LINE = 128;

    /** How much memory comes before the bytes. */
    static final int CONTROL = 4096;

    // Where in there things are; of a direction first the tail, then the head.
    private static final int TO_WORKER = 0;
    static final int TO_PARENT = 2 * LINE;
    private static final int WORKER_SLEEPS = 4 * LINE;
    private static final int PARENT_SLEEPS = 5 * LINE;

    /** How many bytes are copied before the other side hears of them: so that both work at once. */
    static final int PIECE = 32 << 10;

    static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    /** How long a side looks before it does what costs more: sleeping, or pausing. */
    static final long LOOK_NANOS = 250_000;

    final ByteBuffer memory;
    final int tailAt;
    final int headAt;

    /** Whether the side sleeps that reads the bytes. */
    final int sleepsAt;

    /** Of the bytes. */
    final int start;

    /** How many bytes have been read. */
    int head;

    /** How many bytes have been written. */
    int tail;

    RingDirection(ByteBuffer memory, boolean isToParent) {
        this.memory = memory;
        this.tailAt = isToParent ? TO_PARENT : TO_WORKER;
        this.headAt = tailAt + LINE;
        this.sleepsAt = isToParent ? PARENT_SLEEPS : WORKER_SLEEPS;
        this.start = CONTROL + (isToParent ? Ring.SIZE : 0);
    }

    static ProtocolException spoilt() {
        return new ProtocolException("it has spoilt the memory that it shares with its parent");
    }
}
