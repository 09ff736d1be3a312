package org.paralleltask.codec;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads arrays of primitives, in blocks: 0 for null, otherwise 1 + the length, and then the elements.
 * Without state, so thread-safe.
 */
@SuppressWarnings("exports") // jspecify is needed by compilers only
public final class PrimitiveArrays {
    private PrimitiveArrays() {}

    /** Writes an array: a byte for each element. */
    public static void write(Encoder out, boolean @Nullable [] values) {
        out.writeLength(values == null ? -1 : values.length);
        for (int i = 0; values != null && i < values.length; i++) {
            out.writeBoolean(values[i]);
        }
    }

    /** Reads an array. */
    public static boolean @Nullable [] readBooleans(Decoder in) {
        int length = in.readLength(1);
        if (length < 0) {
            return null;
        }
        boolean[] values = new boolean[length];
        for (int i = 0; i < length; i++) {
            values[i] = in.readBoolean();
        }
        return values;
    }

    /** Writes an array. */
    public static void write(Encoder out, byte @Nullable [] values) {
        out.writeLength(values == null ? -1 : values.length);
        if (values != null) {
            out.write(values);
        }
    }

    /** Reads an array. */
    public static byte @Nullable [] readBytes(Decoder in) {
        int length = in.readLength(1);
        return length < 0 ? null : in.readBytes(length);
    }

    /** Writes an array. */
    public static void write(Encoder out, short @Nullable [] values) {
        out.writeLength(values == null ? -1 : values.length);
        for (int i = 0; values != null && i < values.length; ) {
            ByteBuffer block = out.claim(Short.BYTES, values.length - i);
            int count = block.remaining() / Short.BYTES;
            block.asShortBuffer().put(values, i, count);
            i += count;
        }
    }

    /** Reads an array. */
    public static short @Nullable [] readShorts(Decoder in) {
        int length = in.readLength(Short.BYTES);
        if (length < 0) {
            return null;
        }
        short[] values = new short[length];
        for (int i = 0; i < length; ) {
            ByteBuffer block = in.take(Short.BYTES, length - i);
            int count = block.remaining() / Short.BYTES;
            block.asShortBuffer().get(values, i, count);
            i += count;
        }
        return values;
    }

    /** Writes an array. */
    public static void write(Encoder out, char @Nullable [] values) {
        out.writeLength(values == null ? -1 : values.length);
        for (int i = 0; values != null && i < values.length; ) {
            ByteBuffer block = out.claim(Character.BYTES, values.length - i);
            int count = block.remaining() / Character.BYTES;
            block.asCharBuffer().put(values, i, count);
            i += count;
        }
    }

    /** Reads an array. */
    public static char @Nullable [] readChars(Decoder in) {
        int length = in.readLength(Character.BYTES);
        if (length < 0) {
            return null;
        }
        char[] values = new char[length];
        for (int i = 0; i < length; ) {
            ByteBuffer block = in.take(Character.BYTES, length - i);
            int count = block.remaining() / Character.BYTES;
            block.asCharBuffer().get(values, i, count);
            i += count;
        }
        return values;
    }

    /** Writes an array. */
    public static void write(Encoder out, int @Nullable [] values) {
        out.writeLength(values == null ? -1 : values.length);
        for (int i = 0; values != null && i < values.length; ) {
            ByteBuffer block = out.claim(Integer.BYTES, values.length - i);
            int count = block.remaining() / Integer.BYTES;
            block.asIntBuffer().put(values, i, count);
            i += count;
        }
    }

    /** Reads an array. */
    public static int @Nullable [] readInts(Decoder in) {
        int length = in.readLength(Integer.BYTES);
        if (length < 0) {
            return null;
        }
        int[] values = new int[length];
        for (int i = 0; i < length; ) {
            ByteBuffer block = in.take(Integer.BYTES, length - i);
            int count = block.remaining() / Integer.BYTES;
            block.asIntBuffer().get(values, i, count);
            i += count;
        }
        return values;
    }

    /** Writes an array. */
    public static void write(Encoder out, long @Nullable [] values) {
        out.writeLength(values == null ? -1 : values.length);
        for (int i = 0; values != null && i < values.length; ) {
            ByteBuffer block = out.claim(Long.BYTES, values.length - i);
            int count = block.remaining() / Long.BYTES;
            block.asLongBuffer().put(values, i, count);
            i += count;
        }
    }

    /** Reads an array. */
    public static long @Nullable [] readLongs(Decoder in) {
        int length = in.readLength(Long.BYTES);
        if (length < 0) {
            return null;
        }
        long[] values = new long[length];
        for (int i = 0; i < length; ) {
            ByteBuffer block = in.take(Long.BYTES, length - i);
            int count = block.remaining() / Long.BYTES;
            block.asLongBuffer().get(values, i, count);
            i += count;
        }
        return values;
    }

    /** Writes an array. */
    public static void write(Encoder out, float @Nullable [] values) {
        out.writeLength(values == null ? -1 : values.length);
        for (int i = 0; values != null && i < values.length; ) {
            ByteBuffer block = out.claim(Float.BYTES, values.length - i);
            int count = block.remaining() / Float.BYTES;
            block.asFloatBuffer().put(values, i, count);
            i += count;
        }
    }

    /** Reads an array. */
    public static float @Nullable [] readFloats(Decoder in) {
        int length = in.readLength(Float.BYTES);
        if (length < 0) {
            return null;
        }
        float[] values = new float[length];
        for (int i = 0; i < length; ) {
            ByteBuffer block = in.take(Float.BYTES, length - i);
            int count = block.remaining() / Float.BYTES;
            block.asFloatBuffer().get(values, i, count);
            i += count;
        }
        return values;
    }

    /** Writes an array. */
    public static void write(Encoder out, double @Nullable [] values) {
        out.writeLength(values == null ? -1 : values.length);
        for (int i = 0; values != null && i < values.length; ) {
            ByteBuffer block = out.claim(Double.BYTES, values.length - i);
            int count = block.remaining() / Double.BYTES;
            block.asDoubleBuffer().put(values, i, count);
            i += count;
        }
    }

    /** Reads an array. */
    public static double @Nullable [] readDoubles(Decoder in) {
        int length = in.readLength(Double.BYTES);
        if (length < 0) {
            return null;
        }
        double[] values = new double[length];
        for (int i = 0; i < length; ) {
            ByteBuffer block = in.take(Double.BYTES, length - i);
            int count = block.remaining() / Double.BYTES;
            block.asDoubleBuffer().get(values, i, count);
            i += count;
        }
        return values;
    }
}
