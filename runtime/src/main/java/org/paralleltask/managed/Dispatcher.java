package org.paralleltask.managed;

import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/**
 * Calls the methods of a {@link org.paralleltask.Managed} object, in the program. It has no state, so it is
 * thread-safe.
 *
 * @param <O> the parameter's type
 */
@FunctionalInterface
public interface Dispatcher<O> {
    /**
     * Reads the arguments, {@linkplain Decoder#finish ends} the reading, calls the method, and writes what it returns
     * as a component ({@link Encoder#at(String)}). In this order, so that a failure shows by how far this came: the
     * arguments cannot be read, the method has thrown, or its result cannot be sent.
     *
     * @param method the method's number
     * @param in the encoded arguments
     * @param out takes the encoded result
     * @throws Throwable what the method throws
     */
    void dispatch(O object, int method, Decoder in, Encoder out) throws Throwable;
}
