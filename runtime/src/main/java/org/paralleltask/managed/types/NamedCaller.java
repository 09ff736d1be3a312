package org.paralleltask.managed.types;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.managed.Caller;

/** A stand-in's way to its object, with the name of the object's parameter for messages. */
final class NamedCaller {
    private final Caller caller;
    private final String type;
    private final String name;

    /**
     * @param type the simple name of the object's type
     * @param name the parameter's name
     */
    NamedCaller(Caller caller, String type, String name) {
        this.caller = caller;
        this.type = type;
        this.name = name;
    }

    /** As {@link Caller#call}. */
    <X extends @Nullable Object> X call(
            int method, String methodName, Consumer<? super Encoder> arguments, Decoder.Part<? extends X> result) {
        return caller.call(method, name.concat(".").concat(methodName), arguments, result);
    }

    /** Calls a method that takes nothing. */
    <X extends @Nullable Object> X get(int method, String methodName, Decoder.Part<? extends X> result) {
        return call(method, methodName, out -> {}, result);
    }

    /** Calls a method that returns nothing. */
    @SuppressWarnings("NullAway") // there is nothing to read
    void run(int method, String methodName, Consumer<? super Encoder> arguments) {
        this.<@Nullable Object>call(method, methodName, arguments, in -> null);
    }

    /** Calls a method that takes nothing and returns nothing. */
    void run(int method, String methodName) {
        run(method, methodName, out -> {});
    }

    /** Such as {@code Lock table of the program}. */
    @Override
    public String toString() {
        return type + " " + name + " of the program";
    }
}
