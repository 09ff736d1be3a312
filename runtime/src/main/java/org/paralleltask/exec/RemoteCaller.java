package org.paralleltask.exec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.Sneaky;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.managed.Caller;
import org.paralleltask.payload.CallMarshaller;

/**
 * A stand-in's way to its managed object.
 *
 * @param function the number of the method that has the object as a parameter
 * @param object the object's number among the method's
 */
record RemoteCaller(CallRoute route, CallMarshaller marshaller, int function, int object) implements Caller {
    @Override
    public <X extends @Nullable Object> X call(
            int method, String name, Consumer<? super Encoder> arguments, Decoder.Part<? extends X> result) {
        CallMarshaller.Answer answer;
        try {
            answer = route.call(function, object, method, marshaller.encodeArguments(name, arguments));
        } catch (IOException programIsGone) {
            throw new UncheckedIOException(name + ": the program does not answer any more", programIsGone);
        }
        if (answer.hasThrown()) {
            throw Sneaky.<RuntimeException>sneaky(withCaller(marshaller.decodeThrown(name, answer.bytes())));
        }
        return marshaller.decodeResult(name, answer.bytes(), result);
    }

    /** Adds the frames of the task below those of the program, so that the trace shows where the task made the call. */
    private static Throwable withCaller(Throwable thrown) {
        StackTraceElement[] there = thrown.getStackTrace();
        StackTraceElement[] here = new Throwable().getStackTrace();
        int own = 0;
        while (own < here.length && here[own].getClassName().equals(RemoteCaller.class.getName())) {
            own++;
        }
        StackTraceElement[] all = new StackTraceElement[there.length + here.length - own];
        System.arraycopy(there, 0, all, 0, there.length);
        System.arraycopy(here, own, all, there.length, here.length - own);
        thrown.setStackTrace(all);
        return thrown;
    }
}
