package org.paralleltask.codec;

/**
 * How one method's arguments and its value travel. Generated code has one for each method. Stateless, and so
 * thread-safe.
 *
 * @param <T> the record of the arguments
 * @param <R> the record of the value
 */
public interface TaskCodec<T, R> {
    /**
     * Stands for the form in which both travel. A parent and a worker that differ in it were not compiled from the same
     * sources, and refuse each other.
     */
    long fingerprint();

    /**
     * The fingerprint of a form that enums are part of, which travel by the places of their constants. These are those
     * of the classes at run time: it does not matter what a compiler knew of them, or in which order.
     *
     * @param types stands for all but the constants
     */
    static long fingerprint(long types, Enum<?>[]... constants) {
        long hash = types;
        for (Enum<?>[] ofOne : constants) {
            hash = hash * 0x9e3779b97f4a7c15L + ofOne.length;
            for (Enum<?> constant : ofOne) {
                hash = hash * 0x9e3779b97f4a7c15L + constant.name().hashCode();
            }
        }
        return hash;
    }

    /** Writes the arguments. */
    void writeTask(Encoder out, T task);

    /** Reads what {@link #writeTask} wrote. */
    T readTask(Decoder in);

    /** Writes the value. */
    void writeResult(Encoder out, R result);

    /** Reads what {@link #writeResult} wrote. */
    R readResult(Decoder in);
}
