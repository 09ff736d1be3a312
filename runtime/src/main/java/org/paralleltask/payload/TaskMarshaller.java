package org.paralleltask.payload;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PayloadException;
import org.paralleltask.SharedBuffer;
import org.paralleltask.base.ForeignError;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.ObjectFormat;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.codec.bytes.BrokenOffException;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.codec.bytes.CodecException;
import org.paralleltask.task.ExitHook;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;

/**
 * One method's arguments, values and exceptions as bytes, and back. Thread-safe. (Long, because those who read and write
 * many stand beside who does so once, and share how a failure is told.)
 *
 * @param <T> the record of the arguments
 * @param <R> the record of the value
 */
public final class TaskMarshaller<T, R> {
    private final TaskDefinition<T, R> definition;
    private final AllowList allowList;
    private final ObjectFormat objects;
    private final int maxBytes;
    private final AtomicReference<@Nullable Encoder> spare = new AtomicReference<>();
    private final AtomicReference<@Nullable Encoder> spareForLent = new AtomicReference<>();

    private TaskMarshaller(TaskDefinition<T, R> definition, AllowList allowList, int maxBytes) {
        this.definition = definition;
        this.allowList = allowList;
        this.objects = new SerializedObjects(allowList, definition.worker().getName(), maxBytes);
        this.maxBytes = maxBytes;
    }

    /** Has the JDK load what reading and writing take; whoever needs it next waits for it. */
    public static void load() {
        Encoder.load();
        Decoder.load();
    }

    /**
     * What may cross for this method, and how.
     *
     * @param maxBytes how many bytes the arguments, and a value, may have
     */
    public static <T, R> TaskMarshaller<T, R> of(TaskDefinition<T, R> definition, int maxBytes) {
        return new TaskMarshaller<>(
                definition,
                new AllowList(definition.allowed(), definition.worker().getClassLoader()),
                maxBytes);
    }

    /** As above, for as much as any pool allows. */
    public static <T, R> TaskMarshaller<T, R> of(TaskDefinition<T, R> definition) {
        return of(definition, Encoder.MAX_BYTES);
    }

    /** An exception for the way to the parent. Whatever it is, this does not fail. */
    public byte[] encodeThrown(Throwable thrown) {
        return ThrownFormat.toBytes(
                EncodedThrowable.of(thrown, definition.worker().getName(), allowList));
    }

    /**
     * The exception that a worker sent.
     *
     * @throws PayloadException if the bytes do not hold one
     */
    public Throwable decodeThrown(byte[] bytes) {
        try {
            return ThrownFormat.fromBytes(bytes).restore(allowList);
        } catch (IOException e) {
            throw new PayloadException(
                    definition.name() + ": what the worker sent as an exception is none: " + SerializedObjects.say(e),
                    e);
        }
    }

    /**
     * The exception that user code threw in a worker, for its caller: see {@link ForeignError}.
     *
     * @param what threw it, such as {@code the task}
     * @param ranBy the worker, in words, such as {@code Worker sumPrimes-3}
     * @throws PayloadException as {@link #decodeThrown}
     */
    public Throwable decodeThrown(byte[] bytes, String what, String ranBy) {
        return ForeignError.told(decodeThrown(bytes), allowList.listed(), definition.name() + ": " + what, ranBy);
    }

    /**
     * The bytes of the arguments.
     *
     * @throws PayloadException if something in them cannot be sent, with its path, or they are too large
     */
    public Bytes encodeTask(T task) {
        return encode(task, definition.codec()::writeTask);
    }

    /** The same, where nobody changes the task's arrays until its bytes are used no more: large ones are not copied. */
    public Bytes encodeLentTask(T task) {
        Encoder out = begin(spareForLent.getAndSet(null), task, true);
        Bytes bytes = encode(out, task, definition.codec()::writeTask);
        spareForLent.set(out);
        return bytes;
    }

    /**
     * The arguments in these bytes, which are forgotten as they are read.
     *
     * @throws PayloadException if they hold none, or something that may not cross, or fails as it is read
     * @throws BrokenOffException if they were arriving, and their sender has ended
     */
    public T decodeTask(Bytes bytes) {
        return decode(bytes, definition.codec()::readTask, definition.task());
    }

    /** The bytes of a value, as {@link #encodeTask}. */
    public Bytes encodeResult(R result) {
        return encode(result, definition.codec()::writeResult);
    }

    /** The value in these bytes, as {@link #decodeTask}. */
    public R decodeResult(Bytes bytes) {
        return decode(bytes, definition.codec()::readResult, definition.result());
    }

    /** The bytes of what an exit hook returned, as {@link #encodeTask}. */
    public <X> Bytes encodeExit(X value, ExitHook.Carrier<?, X> carrier) {
        return encode(value, carrier.writer());
    }

    /** What an exit hook returned, as {@link #decodeTask}. */
    public <X> X decodeExit(Bytes bytes, ExitHook.Carrier<?, X> carrier) {
        return decode(bytes, carrier.reader(), carrier.type());
    }

    /**
     * The bytes of what a pool's tasks share.
     *
     * @throws PayloadException as {@link #encodeTask}
     */
    Bytes encodeShared(Object shared) {
        if (definition.body() instanceof TaskBody.Sharing<T, ?, R> sharing) {
            return encodeShared(sharing, shared);
        }
        throw new IllegalArgumentException("The tasks of " + definition.name() + " share nothing");
    }

    private <S> Bytes encodeShared(TaskBody.Sharing<T, S, R> sharing, Object shared) {
        return encode(sharing.type().cast(shared), sharing.writer());
    }

    /**
     * What runs a task, with what all tasks share.
     *
     * @param shared nothing, if they share nothing
     * @throws PayloadException as {@link #decodeTask}
     */
    public Bound<T, R> bind(Bytes shared) {
        return definition.body() instanceof TaskBody.Sharing<T, ?, R> sharing
                ? bind(sharing, shared)
                : new Bound<>(((TaskBody.Plain<T, R>) definition.body()).function(), List.of());
    }

    /**
     * What runs a task.
     *
     * @param opened the handles in what the tasks share
     */
    public record Bound<T, R>(TaskFunction<T, R> function, List<SharedBuffer> opened) {}

    private <S> Bound<T, R> bind(TaskBody.Sharing<T, S, R> sharing, Bytes shared) {
        Decoder in = new Decoder(shared, objects);
        S data = decode(in, shared.size(), sharing.reader(), sharing.type());
        return new Bound<>((task, context) -> sharing.function().run(task, data, context), in.opened());
    }

    /** Encodes many arguments, the small ones without an object for each. Used by one thread. */
    public ValueWriter<T> taskWriter() {
        return new ValueWriter<>(this, (out, task) -> definition.codec().writeTask(out, task), false);
    }

    /** An encoder for this value; the one that was used before, if there is one. */
    Encoder begin(@Nullable Encoder used, Object value, boolean isLent) {
        if (used == null) {
            return new Encoder(value, objects, maxBytes, isLent);
        }
        used.start(value);
        return used;
    }

    /**
     * Decodes what one thread runs, and encodes what comes of it.
     *
     * @param isLent whether each value is sent before anything else is run: then its large arrays are not copied
     */
    public Server server(boolean isLent) {
        return new Server(isLent);
    }

    /** Not a lambda: a worker would link it while somebody waits for its first task. */
    private record Results<R>(TaskCodec<?, R> codec) implements Encoder.Part<R> {
        @Override
        public void write(Encoder out, R value) {
            codec.writeResult(out, value);
        }
    }

    /** See {@link #server}. */
    public final class Server {
        private final Decoder in = new Decoder(Bytes.none(), objects);
        private final ValueWriter<R> results;
        private List<SharedBuffer> opened = List.of();

        private Server(boolean isLent) {
            results = new ValueWriter<>(TaskMarshaller.this, new Results<>(definition.codec()), isLent);
        }

        /** The arguments in these bytes, as {@link #decodeTask}. */
        public T readTask(Bytes bytes) {
            opened = List.of();
            long size = bytes.size();
            in.start(bytes);
            try {
                T task = whole(in, definition.codec().readTask(in));
                opened = in.opened();
                return task;
            } catch (Throwable e) { // the user's constructors throw what they like
                throw cannotBeRead(in, size, definition.task(), e);
            } finally {
                in.forget();
            }
        }

        /** The handles among the arguments that were read last. */
        public List<SharedBuffer> opened() {
            return opened;
        }

        /** Encodes the values. */
        public ValueWriter<R> results() {
            return results;
        }
    }

    /** Decodes many small values, without objects for each but its own. Used by one thread. */
    public ResultReader resultReader() {
        return new ResultReader();
    }

    /** See {@link #resultReader}. */
    public final class ResultReader {
        private final Decoder in = new Decoder(Bytes.none(), objects);

        private ResultReader() {}

        /** The value in these of the bytes, as {@link #decodeResult}. */
        public R read(byte[] bytes, int from, int to) {
            in.start(bytes, from, to);
            try {
                return whole(in, definition.codec().readResult(in));
            } catch (Throwable e) { // the user's constructors throw what they like
                throw cannotBeRead(in, (long) to - from, definition.result(), e);
            }
        }
    }

    private <X> Bytes encode(X value, Encoder.Part<? super X> part) {
        Encoder out = begin(spare.getAndSet(null), value, false); // what encodes a value may encode others meanwhile
        Bytes bytes = encode(out, value, part);
        spare.set(out);
        return bytes;
    }

    private <X> Bytes encode(Encoder out, X value, Encoder.Part<? super X> part) {
        try {
            part.write(out, value);
            Bytes bytes = out.bytes();
            out.forget();
            return bytes;
        } catch (Throwable e) { // the user's accessors throw what they like
            throw cannotBeSent(value, out, e);
        }
    }

    /** By its path, or by its class alone: its toString is the user's, and may be what fails. */
    PayloadException cannotBeSent(Object value, Encoder out, Throwable why) {
        String path = out.path();
        return new PayloadException(
                definition.name() + ": " + (path.isEmpty() ? value.getClass().getSimpleName() : path)
                        + " cannot be sent: "
                        + (why instanceof StackOverflowError
                                ? "it is nested too deeply for this thread's stack"
                                : SerializedObjects.say(why)),
                why);
    }

    private <X> X decode(Bytes bytes, Decoder.Part<? extends X> part, Class<X> type) {
        return decode(new Decoder(bytes, objects), bytes.size(), part, type);
    }

    private <X> X decode(Decoder in, long size, Decoder.Part<? extends X> part, Class<X> type) {
        try {
            return type.cast(whole(in, part.read(in)));
        } catch (Throwable e) { // the user's constructors throw what they like
            throw cannotBeRead(in, size, type, e);
        }
    }

    private static <X> X whole(Decoder in, @Nullable X value) {
        in.finish();
        if (value == null) {
            throw new CodecException("null stands in its place");
        }
        return value;
    }

    private RuntimeException cannotBeRead(Decoder in, long size, Class<?> type, Throwable why) {
        in.opened().forEach(SharedBuffer::close);
        if (why instanceof BrokenOffException sendersEnd) {
            return sendersEnd;
        }
        in.passOver();
        return new PayloadException(
                definition.name() + ": " + type.getSimpleName() + " of " + size + " bytes cannot be read: "
                        + SerializedObjects.say(why),
                why);
    }
}
