package org.paralleltask.managed;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PayloadException;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/**
 * A stand-in's way to the {@link org.paralleltask.Managed} object that it stands for. Thread-safe: any thread of a
 * worker may call. Each thread makes one call at a time.
 */
@SuppressWarnings("exports") // jspecify is needed by compilers only
@FunctionalInterface
public interface Caller {
    /**
     * Calls a method of the object, and waits until it has returned. What the object throws is thrown here: as itself
     * if the method declares it or it may cross, otherwise as the cause of a
     * {@link org.paralleltask.RemoteTaskException}.
     *
     * @param method the method's number, as the {@link Dispatcher} knows it
     * @param name the parameter and the method, such as {@code seen.add}, for messages
     * @param arguments writes the arguments, in their order
     * @param result reads what the method returns; reads nothing if the method returns nothing
     * @return what the method returned; null if it returns nothing
     * @throws PayloadException if an argument or the result cannot be sent
     * @throws IllegalStateException if no task runs on this worker
     */
    <X extends @Nullable Object> X call(
            int method, String name, Consumer<? super Encoder> arguments, Decoder.Part<? extends X> result);
}
