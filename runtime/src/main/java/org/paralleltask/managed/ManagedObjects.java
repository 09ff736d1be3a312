package org.paralleltask.managed;

import java.util.function.Function;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.bytes.CodecException;

/** Objects that stay in the program: of each only its number travels, and what arrives is a stand-in. */
public final class ManagedObjects {
    private ManagedObjects() {}

    /**
     * Writes which object it is, which stays here.
     *
     * @param dispatcher calls its methods
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
     * @param standIn makes what stands for the object here
     */
    public static <O> O read(Decoder in, Function<? super Caller, ? extends O> standIn) {
        return standIn.apply((Caller) in.readAttachment());
    }
}
