package org.paralleltask.managed;

import java.util.function.Function;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.bytes.CodecException;

/**
 * Writes and reads objects that stay in the program. Only an object's number is sent, and the worker gets a stand-in.
 */
public final class ManagedObjects {
    private ManagedObjects() {}

    /**
     * Writes an object's number. The object stays in this process.
     *
     * @param dispatcher calls its methods
     * @throws CodecException if the object is null
     */
    public static <O> void write(Encoder out, O object, Dispatcher<? super O> dispatcher) {
        if (object == null) {
            throw new CodecException("it is null");
        }
        out.writeAttachment(new ManagedObject<>(out.path(), object, dispatcher));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param standIn makes the stand-in, from the way to the object
     * @return the stand-in
     */
    public static <O> O read(Decoder in, Function<? super Caller, ? extends O> standIn) {
        return standIn.apply((Caller) in.readAttachment());
    }
}
