package org.paralleltask.codec;

/**
 * Writes and reads one method's arguments and its value. Generated code has one for each method. It has no state, so it
 * is thread-safe.
 *
 * @param <T> the record of the arguments
 * @param <R> the record of the value
 */
public interface TaskCodec<T, R> {
    /**
     * A hash of the form in which both are sent. If a program's and a worker's differ, they were not compiled from the
     * same sources, and the worker refuses to load the method.
     */
    long fingerprint();

    /**
     * The fingerprint of a form that has enums, whose constants are sent by their ordinals. The constants are taken
     * from the enums at run time, because they may have been compiled again after this codec.
     *
     * @param types a hash of everything but the constants
     * @param constants for each enum its constants, in their order
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

    /**
     * Writes the arguments.
     *
     * @throws org.paralleltask.codec.bytes.CodecException if they cannot be encoded
     */
    void writeTask(Encoder out, T task);

    /**
     * Reads what {@link #writeTask} wrote.
     *
     * @throws org.paralleltask.codec.bytes.CodecException if the bytes hold no arguments
     */
    T readTask(Decoder in);

    /**
     * Writes the value.
     *
     * @throws org.paralleltask.codec.bytes.CodecException if it cannot be encoded
     */
    void writeResult(Encoder out, R result);

    /**
     * Reads what {@link #writeResult} wrote.
     *
     * @throws org.paralleltask.codec.bytes.CodecException if the bytes hold no value
     */
    R readResult(Decoder in);
}
