package org.paralleltask.managed;

import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/**
 * Calls the methods of a {@link org.paralleltask.Managed} object, in the program. Without state.
 *
 * @param <O> the parameter's type
 */
@FunctionalInterface
public interface Dispatcher<O> {
    /**
     * Reads the arguments, {@linkplain Decoder#finish ends} the reading, calls the method, and writes what it returns at a
     * component ({@link Encoder#at(String)}): so a failure shows by how far it came whether the arguments cannot be read,
     * the method has thrown, or its result cannot be sent.
     *
     * @param method its number
     * @throws Throwable what the method throws
     */
    void dispatch(O object, int method, Decoder in, Encoder out) throws Throwable;
}
