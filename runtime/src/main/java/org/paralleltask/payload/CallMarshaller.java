package org.paralleltask.payload;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PayloadException;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.base.ForeignError;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.ObjectFormat;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.managed.ManagedObject;
import org.paralleltask.payload.allow.AllowList;
import org.paralleltask.task.TaskDefinition;

/** Encodes and decodes the calls of one method's managed objects, on the worker's side and on the program's. Thread-safe. */
public final class CallMarshaller {
    // What the first byte says of an exception.
    private static final byte THROWN = 0; // by the object
    private static final byte NOT_READ = 1; // the arguments
    private static final byte NOT_SENT = 2; // what the object has returned

    private final String definition;
    private final AllowList allowList;
    private final ObjectFormat objects;
    private final int maxBytes;

    /** @param maxBytes the largest size of the arguments, and of a result, in bytes */
    public CallMarshaller(TaskDefinition<?, ?> definition, int maxBytes) {
        this.definition = definition.name();
        this.allowList = new AllowList(definition.allowed(), definition.worker().getClassLoader());
        this.objects = new SerializedObjects(allowList, definition.worker().getName(), maxBytes);
        this.maxBytes = maxBytes;
    }

    /**
     * The encoded outcome of a call.
     *
     * @param bytes what the call has returned or thrown
     */
    public record Answer(boolean hasThrown, Bytes bytes) {}

    /**
     * The bytes of a call's arguments.
     *
     * @param call the call in words, such as {@code seen.add}
     * @throws PayloadException if one of them cannot be sent
     */
    public Bytes encodeArguments(String call, Consumer<? super Encoder> arguments) {
        Encoder out = new Encoder(call, objects, maxBytes);
        try {
            arguments.accept(out);
            return out.bytes();
        } catch (Throwable e) { // the user's accessors may throw anything
            throw new PayloadException(
                    definition + ": " + call + ": " + out.path() + " cannot be sent: " + SerializedObjects.say(e), e);
        }
    }

    /**
     * What a call has returned.
     *
     * @throws PayloadException if the bytes hold no such thing
     */
    public <X extends @Nullable Object> X decodeResult(String call, Bytes bytes, Decoder.Part<? extends X> result) {
        long size = bytes.size();
        Decoder in = new Decoder(bytes, objects);
        try {
            X value = result.read(in);
            in.finish();
            return value;
        } catch (Throwable e) { // the user's constructors may throw anything
            throw new PayloadException(
                    definition + ": the result of " + call + ", " + size + " bytes, cannot be read: "
                            + SerializedObjects.say(e),
                    e);
        }
    }

    /** The exception that a call has thrown, as its caller gets it. */
    public Throwable decodeThrown(String call, Bytes bytes) {
        try {
            byte[] all = bytes.toArray();
            byte what = all.length == 0 ? THROWN : all[0];
            Throwable thrown = ThrownFormat.fromBytes(Arrays.copyOfRange(all, Math.min(1, all.length), all.length))
                    .restore(allowList);
            return switch (what) {
                case NOT_READ -> named("the arguments of " + call + " cannot be read: ", thrown);
                case NOT_SENT -> named("what " + call + " has returned cannot be sent: ", thrown);
                default -> ForeignError.told(thrown, allowList.listed(), definition + ": " + call, "The program");
            };
        } catch (IOException e) {
            return new PayloadException(
                    definition + ": what " + call + " has thrown cannot be read: " + SerializedObjects.say(e), e);
        }
    }

    /** What a call of this name could not do. Only the worker knows the method's name; the program has its number. */
    private PayloadException named(String what, Throwable thrown) {
        String text = definition + ": " + what + SerializedObjects.say(thrown);
        Throwable cause = thrown.getCause();
        PayloadException named = cause == null ? new PayloadException(text) : new PayloadException(text, cause);
        named.setStackTrace(thrown.getStackTrace());
        return named;
    }

    /** Makes a call. Called in the program. */
    public Answer call(ManagedObject<?> object, int method, Bytes arguments) {
        Decoder in = new Decoder(arguments, objects);
        Encoder out = new Encoder(object.name(), objects, maxBytes);
        try {
            object.call(method, in, out);
            return new Answer(false, out.bytes());
        } catch (Throwable thrown) {
            return told(object, in, out, thrown);
        }
    }

    private Answer told(ManagedObject<?> object, Decoder in, Encoder out, Throwable thrown) {
        if (thrown instanceof Error error) {
            return thrown(THROWN, ofProgram(object, error));
        }
        boolean isRead = in.isFinished();
        return isRead && out.path().isEmpty()
                ? thrown(THROWN, thrown)
                : thrown(isRead ? NOT_SENT : NOT_READ, new PayloadException(SerializedObjects.say(thrown), thrown));
    }

    /** An error of the program's JVM. It must not be taken for one of the worker's JVM, so it is not even a cause. */
    private RemoteTaskException ofProgram(ManagedObject<?> object, Error error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        RemoteTaskException told = new RemoteTaskException(
                definition + ": " + object.name() + " threw " + error + " in the program",
                error.getClass().getName(),
                text.toString());
        told.setStackTrace(error.getStackTrace());
        return told;
    }

    private Answer thrown(byte what, Throwable thrown) {
        byte[] bytes = ThrownFormat.toBytes(EncodedThrowable.of(thrown, ManagedObject.class.getName(), allowList));
        byte[] all = new byte[1 + bytes.length];
        all[0] = what;
        System.arraycopy(bytes, 0, all, 1, bytes.length);
        return new Answer(true, Bytes.of(all));
    }

    /** The outcome of a call that cannot be made. */
    public Answer refusal(String why) {
        return thrown(THROWN, new IllegalStateException(definition + ": " + why));
    }
}
