package org.paralleltask.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One direction of a ring: where its bytes are in the memory, and the positions that this side knows. */
abstract class RingDirection {
    private static final int LINE = 128;

    /** The size of the memory before the bytes. */
    static final int CONTROL = 4096;

    // Offsets in that memory. Each direction has its tail first, then its head.
    private static final int TO_WORKER = 0;
    static final int TO_PARENT = 2 * LINE;
    private static final int WORKER_SLEEPS = 4 * LINE;
    private static final int PARENT_SLEEPS = 5 * LINE;

    /** How many bytes are copied before the other side is told of them, so that both sides work at once. */
    static final int PIECE = 32 << 10;

    static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    /** How long a side looks before it sleeps or pauses, which costs more. */
    static final long LOOK_NANOS = 250_000;

    final ByteBuffer memory;

    /** How many bytes are under way, at most: a power of two. */
    final int size;

    final int tailAt;
    final int headAt;

    /** The offset of the flag that the side which reads the bytes sleeps. */
    final int sleepsAt;

    /** The offset of the bytes. */
    final int start;

    /** How many bytes have been read so far; may overflow. */
    int head;

    /** How many bytes have been written so far; may overflow. */
    int tail;

    RingDirection(ByteBuffer memory, boolean isToParent) {
        this.memory = memory;
        this.size = (memory.capacity() - CONTROL) / 2;
        this.tailAt = isToParent ? TO_PARENT : TO_WORKER;
        this.headAt = tailAt + LINE;
        this.sleepsAt = isToParent ? PARENT_SLEEPS : WORKER_SLEEPS;
        this.start = CONTROL + (isToParent ? size : 0);
    }

    static ProtocolException spoilt() {
        return new ProtocolException("it has spoilt the memory that it shares with its parent");
    }
}
