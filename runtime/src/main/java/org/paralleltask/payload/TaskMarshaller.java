package org.paralleltask.payload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.paralleltask.PayloadException;
import org.paralleltask.SharedBuffer;
import org.paralleltask.base.ForeignError;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.ObjectFormat;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.codec.bytes.BrokenOffException;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.managed.Caller;
import org.paralleltask.managed.ManagedObject;
import org.paralleltask.payload.allow.AllowList;
import org.paralleltask.task.ExitHook;
import org.paralleltask.task.TaskBody;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.task.TaskFunction;

/**
 * Encodes and decodes one method's arguments, values and exceptions. Thread-safe.
 *
 * @param <T> the record of the arguments
 * @param <R> the record of the value
 */
public final class TaskMarshaller<T, R> {
    private final TaskDefinition<T, R> definition;
    private final AllowList allowList;
    private final ValueMarshaller values;
    private final Arguments<T> arguments;
    private final Results<R> results;

    private TaskMarshaller(TaskDefinition<T, R> definition, AllowList allowList, int maxBytes, boolean refusesBuffers) {
        this.definition = definition;
        this.allowList = allowList;
        ObjectFormat objects =
                new SerializedObjects(allowList, definition.worker().getName(), maxBytes);
        this.values = new ValueMarshaller(definition.name(), objects, maxBytes, refusesBuffers);
        this.arguments = new Arguments<>(definition.codec());
        this.results = new Results<>(definition.codec());
    }

    /**
     * Encodes and decodes the arguments. Neither this nor {@link Results} is a lambda: a worker would link it while a caller
     * waits for the first task.
     */
    private record Arguments<T>(TaskCodec<T, ?> codec) implements Encoder.Part<T>, Decoder.Part<T> {
        @Override
        public void write(Encoder out, T task) {
            codec.writeTask(out, task);
        }

        @Override
        public T read(Decoder in) {
            return codec.readTask(in);
        }
    }

    /** Encodes and decodes the value. */
    private record Results<R>(TaskCodec<?, R> codec) implements Encoder.Part<R>, Decoder.Part<R> {
        @Override
        public void write(Encoder out, R value) {
            codec.writeResult(out, value);
        }

        @Override
        public R read(Decoder in) {
            return codec.readResult(in);
        }
    }

    /**
     * Makes the JDK load the classes that reading and writing need. A thread that needs them meanwhile waits until they are
     * loaded.
     */
    public static void load() {
        Encoder.load();
        Decoder.load();
    }

    /**
     * The marshaller of a method.
     *
     * @param maxBytes the largest size of the arguments, and of a value, in bytes
     */
    public static <T, R> TaskMarshaller<T, R> of(TaskDefinition<T, R> definition, int maxBytes) {
        return of(definition, maxBytes, true);
    }

    /**
     * The same.
     *
     * @param sharesMemory whether what reads the arguments is on this machine: only then they may have shared buffers
     */
    public static <T, R> TaskMarshaller<T, R> of(TaskDefinition<T, R> definition, int maxBytes, boolean sharesMemory) {
        return new TaskMarshaller<>(
                definition,
                new AllowList(definition.allowed(), definition.worker().getClassLoader()),
                maxBytes,
                !sharesMemory);
    }

    /** The marshaller of a method, with the largest size that any pool allows. */
    public static <T, R> TaskMarshaller<T, R> of(TaskDefinition<T, R> definition) {
        return of(definition, Encoder.MAX_BYTES);
    }

    /** Encodes an exception for the parent. Never fails, whatever the exception is. */
    public byte[] encodeThrown(Throwable thrown) {
        return ThrownFormat.toBytes(
                EncodedThrowable.of(thrown, definition.worker().getName(), allowList));
    }

    /**
     * The exception that a worker sent.
     *
     * @throws PayloadException if the bytes hold no exception
     */
    public Throwable decodeThrown(byte[] bytes) {
        try {
            return ThrownFormat.fromBytes(bytes).restore(allowList);
        } catch (IOException e) {
            throw new PayloadException(
                    definition.name() + ": what the worker sent as an exception cannot be read: "
                            + SerializedObjects.say(e),
                    e);
        }
    }

    /**
     * The exception that user code threw in a worker, as its caller gets it: see {@link ForeignError}.
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
        return values.encode(task, arguments);
    }

    /**
     * As {@link #encodeTask}, if no thread changes the task's arrays while the bytes are in use: then large arrays are not
     * copied.
     */
    public Bytes encodeLentTask(T task) {
        return values.encodeLent(task, arguments);
    }

    /**
     * The arguments in these bytes, which are freed as they are read.
     *
     * @throws PayloadException if the bytes hold no arguments, hold something that may not cross, or cannot be read
     * @throws BrokenOffException if they were still arriving, and their sender has ended
     */
    public T decodeTask(Bytes bytes) {
        return values.decode(bytes, arguments, definition.task());
    }

    /** The bytes of a value, as {@link #encodeTask}. */
    public Bytes encodeResult(R result) {
        return values.encode(result, results);
    }

    /** The value in these bytes, as {@link #decodeTask}. */
    public R decodeResult(Bytes bytes) {
        return values.decode(bytes, results, definition.result());
    }

    /** The bytes of what an exit hook returned, as {@link #encodeTask}. */
    public <X> Bytes encodeExit(X value, ExitHook.Carrier<?, X> carrier) {
        return values.encode(value, carrier.writer());
    }

    /** What an exit hook returned, as {@link #decodeTask}. */
    public <X> X decodeExit(Bytes bytes, ExitHook.Carrier<?, X> carrier) {
        return values.decode(bytes, carrier.reader(), carrier.type());
    }

    /** What a pool's tasks share: the bytes that its workers get, and the managed objects that stay in this program. */
    record Given(Bytes shared, List<ManagedObject<?>> managed) {}

    /**
     * The bytes of what a pool's tasks share.
     *
     * @throws PayloadException as {@link #encodeTask}
     */
    Given encodeShared(Object shared) {
        if (definition.body() instanceof TaskBody.Sharing<T, ?, R> sharing) {
            return encodeShared(sharing, shared);
        }
        throw new IllegalArgumentException("The tasks of " + definition.name() + " share nothing");
    }

    private <S> Given encodeShared(TaskBody.Sharing<T, S, R> sharing, Object shared) {
        List<ManagedObject<?>> managed = new ArrayList<>();
        Bytes bytes = values.encode(sharing.type().cast(shared), (out, record) -> {
            sharing.writer().write(out, record);
            out.attachments().forEach(one -> managed.add((ManagedObject<?>) one));
        });
        return new Given(bytes, List.copyOf(managed));
    }

    /**
     * The function that runs a task, with what all tasks share.
     *
     * @param shared the encoded shared data; empty if the tasks share nothing
     * @param callers gives the caller of each managed object in it, by the object's number
     * @throws PayloadException as {@link #decodeTask}
     */
    public Bound<T, R> bind(Bytes shared, IntFunction<? extends Caller> callers) {
        return definition.body() instanceof TaskBody.Sharing<T, ?, R> sharing
                ? bind(sharing, shared, callers)
                : new Bound<>(((TaskBody.Plain<T, R>) definition.body()).function(), List.of());
    }

    /**
     * The function that runs a task.
     *
     * @param opened the handles of buffers in what the tasks share
     */
    public record Bound<T, R>(TaskFunction<T, R> function, List<SharedBuffer> opened) {}

    private <S> Bound<T, R> bind(
            TaskBody.Sharing<T, S, R> sharing, Bytes shared, IntFunction<? extends Caller> callers) {
        Decoder in = values.decoder(shared, callers);
        S data = values.decode(in, shared.size(), sharing.reader(), sharing.type());
        return new Bound<>((task, context) -> sharing.function().run(task, data, context), in.opened());
    }

    /** Encodes many arguments, the small ones without an object for each. Used by one thread. */
    public ValueWriter<T> taskWriter() {
        return new ValueWriter<>(values, arguments, false);
    }

    /** Decodes many arguments. Used by one thread. */
    public ValueReader<T> taskReader() {
        return new ValueReader<>(values, arguments, definition.task());
    }

    /**
     * Encodes many values, the small ones without an object for each. Used by one thread.
     *
     * @param isLent whether each value is sent before another task runs: then its large arrays are not copied
     */
    public ValueWriter<R> resultWriter(boolean isLent) {
        return new ValueWriter<>(values, results, isLent);
    }

    /** Decodes many values. Used by one thread. */
    public ValueReader<R> resultReader() {
        return new ValueReader<>(values, results, definition.result());
    }
}
