package org.paralleltask.wire;

import java.util.Arrays;
import java.util.Random;

/** Damages bytes as a bad line, or a bad neighbour, might. */
public final class Scribble {
    /** Bytes that mean something in many formats: zero, signs, the marks of Java serialization. */
    private static final byte[] TELLING = {0, 1, -1, 127, -128, 0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x77, 0x78, 0x7e};

    private Scribble() {}

    /** A damaged copy. */
    public static byte[] on(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0 && bytes.length > 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
                case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 3 -> bytes = without(bytes, at, 1 + random.nextInt(8));
                case 4 -> System.arraycopy(whole, 0, bytes, at, Math.min(whole.length, Math.min(8, bytes.length - at)));
                default -> bytes = Arrays.copyOf(bytes, bytes.length - random.nextInt(2));
            }
        }
        return bytes;
    }

    private static byte[] without(byte[] bytes, int from, int count) {
        int to = Math.min(bytes.length, from + count);
        byte[] rest = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, rest, from, bytes.length - to);
        return rest;
    }
}
