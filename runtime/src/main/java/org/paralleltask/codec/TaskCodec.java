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

    /** Writes the arguments. */
    void writeTask(Encoder out, T task);

    /** Reads what {@link #writeTask} wrote. */
    T readTask(Decoder in);

    /** Writes the value. */
    void writeResult(Encoder out, R result);

    /** Reads what {@link #writeResult} wrote. */
    R readResult(Decoder in);
}
