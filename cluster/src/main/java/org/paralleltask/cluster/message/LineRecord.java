package org.paralleltask.cluster.message;

import java.nio.ByteBuffer;

/**
 * What a node sends on a slot's line: rows of a kind, int8, a length, int32, and so many bytes. A program sends frames alone,
 * without this, and one of a kind of its own.
 */
public final class LineRecord {
    /** A frame of the worker, its length first. */
    public static final byte FRAME = 1;

    /** What is new in the ledger: see {@code LedgerNews}. */
    public static final byte NEWS = 2;

    /** The kind of a frame that is for the node itself: what follows is what tasks share, see {@link Message.Offer}. */
    public static final byte SHARED = Byte.MAX_VALUE;

    /** The bytes before those of a record. */
    public static final int HEAD = 1 + Integer.BYTES;

    private LineRecord() {}

    /** What a program sends before so many bytes that tasks share: the length and the kind of a frame. */
    public static ByteBuffer headOfShared(int size) {
        return ByteBuffer.allocate(HEAD).putInt(size + 1).put(SHARED).flip();
    }

    /** What comes before a record of so many bytes. */
    public static ByteBuffer head(byte kind, long size) {
        return ByteBuffer.allocate(HEAD).put(kind).putInt((int) size).flip();
    }
}
