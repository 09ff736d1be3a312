package org.paralleltask.managed;

import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/**
 * A {@link org.paralleltask.Managed} object that a pool was opened with.
 *
 * @param name the parameter's name
 * @param object the object itself
 * @param dispatcher calls its methods
 * @param <O> the parameter's type
 */
public record ManagedObject<O>(String name, O object, Dispatcher<? super O> dispatcher) {
    /**
     * Calls one of its methods, as {@link Dispatcher#dispatch} does.
     *
     * @throws Throwable what the method throws
     */
    public void call(int method, Decoder in, Encoder out) throws Throwable {
        dispatcher.dispatch(object, method, in, out);
    }
}
