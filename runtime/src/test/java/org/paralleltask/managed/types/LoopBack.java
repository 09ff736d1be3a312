package org.paralleltask.managed.types;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Copies;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.managed.Caller;
import org.paralleltask.managed.ManagedObject;

/**
 * A stand-in in the same process as its object: each call is encoded, dispatched and decoded, and what the object
 * throws is thrown.
 */
final class LoopBack implements Caller {
    private final ManagedObject<?> object;
    private final List<String> called = new ArrayList<>();

    private LoopBack(ManagedObject<?> object) {
        this.object = object;
    }

    /** A stand-in, and what it has called. */
    record StandIn<T>(T object, List<String> called) {}

    /**
     * Writes an object and reads what stands for it.
     *
     * @param name the parameter's
     */
    static <T> StandIn<T> of(String name, Consumer<Encoder> writer, Function<Decoder, T> reader) {
        Encoder out = new Encoder("root", Copies.NO_OBJECTS, Integer.MAX_VALUE);
        writer.accept(out.at(name));
        LoopBack caller = new LoopBack((ManagedObject<?>) out.attachments().get(0));
        Decoder in = new Decoder(out.bytes(), Copies.NO_OBJECTS, number -> caller);
        T object = reader.apply(in);
        in.finish();
        return new StandIn<>(object, caller.called);
    }

    @Override
    public <X extends @Nullable Object> X call(
            int method, String name, Consumer<? super Encoder> arguments, Decoder.Part<? extends X> result) {
        synchronized (called) {
            called.add(name);
        }
        Encoder asked = new Encoder(name, Copies.NO_OBJECTS, Integer.MAX_VALUE);
        arguments.accept(asked);
        Encoder answered = new Encoder(name, Copies.NO_OBJECTS, Integer.MAX_VALUE);
        try {
            object.call(method, new Decoder(asked.bytes(), Copies.NO_OBJECTS), answered);
        } catch (Throwable thrown) {
            throw itself(thrown);
        }
        Decoder in = new Decoder(answered.bytes(), Copies.NO_OBJECTS);
        X value = result.read(in);
        in.finish();
        return value;
    }

    /** Throws it, although it may be checked. */
    private static AssertionError itself(Throwable thrown) {
        LoopBack.<RuntimeException>raise(thrown);
        return new AssertionError(thrown);
    }

    @SuppressWarnings("unchecked") // an unchecked cast: the class is not checked here
    private static <X extends Throwable> void raise(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
