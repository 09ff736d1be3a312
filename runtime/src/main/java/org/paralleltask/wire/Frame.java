package org.paralleltask.wire;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.List;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.bytes.Bytes;

/**
 * One message between a parent and a worker.
 *
 * <pre>
 * length   int32   of what follows, at least 1
 * kind     int8    which record below
 * fields           in the order of the record: int32 and int64 big-endian, text in UTF-8 and bytes as they are;
 *                  what is last reaches to the end of the frame, text before it begins with its length, int32
 * </pre>
 *
 * <p>The parent sends three kinds of requests. {@link Load} is answered with {@link Loaded}, {@link Unloadable} or {@link
 * StartHookThrown}. A {@link Context} may come before a {@link Run}, which is answered with a {@link Bell} that says that it is over. {@link Exit} is answered with any
 * number of {@link ExitValue} and {@link ExitThrown}, and the end of the line. What tasks return is in the {@link Ledger}; if
 * there is no room, {@link Value} or {@link Thrown} come before the bell. {@link Progress}, {@link Stack}, {@link Memory},
 * {@link Exiting}, {@link ThreadsLeft} and bells may come before any answer, and also late. A {@link CallFrame} is about
 * calls of managed objects. This class does not know what the bytes inside mean.
 */
@SuppressWarnings("ArrayRecordComponent") // frames are passed on, never compared
public sealed interface Frame
        permits CallFrame,
                Frame.Load,
                Frame.Run,
                Frame.Packed,
                Frame.Context,
                Frame.Exit,
                Frame.Value,
                Frame.Thrown,
                Frame.Loaded,
                Frame.Unloadable,
                Frame.StartHookThrown,
                Frame.ExitValue,
                Frame.ExitThrown,
                Frame.Progress,
                Frame.Stack,
                Frame.Memory,
                Frame.Exiting,
                Frame.Bell,
                Frame.ThreadsLeft {
    /** The version of this format; a worker and a parent of different versions refuse each other. */
    int VERSION = 12;

    /**
     * The largest payload that a pool may allow, in bytes: the largest length that can be written, less the fields before the
     * payload.
     */
    int MAX_PAYLOAD = Encoder.MAX_BYTES;

    /** An upper bound of the length of all fields but the last, in bytes. */
    int MAX_FIELDS = 64;

    /** The largest exception or dump, in bytes, however small the payloads must be. */
    int MAX_OTHER = 1 << 26;

    /** The largest payload, in bytes, that is sent in one buffer with the fields before it. */
    int MAX_MERGED = 1 << 13;

    /** The largest size, in bytes, of the arguments of several tasks in one frame: with their fields they fit one chunk. */
    int MAX_DISPATCH = 7 << 15;

    /** The bytes of a frame's length and kind. */
    int START_FIELDS = Integer.BYTES + 1;

    /** The bytes of a run's fields before its tasks. */
    int RUN_FIELDS = 3 * Integer.BYTES;

    /** The bytes of a task's fields before its arguments. */
    int TASK_FIELDS = Long.BYTES + 2 * Integer.BYTES;

    /**
     * From now on {@code function} stands for the task of this worker class: load it, and run its start hook.
     *
     * @param fingerprint the fingerprint of the parent's codec
     * @param maxPayload the largest size of a value, in bytes
     * @param allow what the pool's options let cross, besides what the definition does
     * @param shared what the tasks share, encoded; empty if they share nothing
     */
    record Load(int function, long fingerprint, int maxPayload, String workerClass, List<String> allow, Bytes shared)
            implements Frame {}

    /**
     * Run these tasks one after the other, as far as the {@link Ledger} lets you begin them.
     *
     * @param dispatch the dispatch's number in the ledger
     * @param tasks one, or at most {@link Ledger#MAX_TASKS} that together have no more than {@link #MAX_DISPATCH} bytes
     */
    record Run(int dispatch, int function, List<Task> tasks) implements Frame {}

    /** A task with these encoded arguments, for the {@code attempt}-th time. */
    record Task(long id, int attempt, Bytes arguments) {}

    /** A {@link Run} of several tasks as it is sent, with its length in front. It arrives as a {@link Run}. */
    record Packed(ByteBuffer bytes) implements Frame {}

    /** This context, encoded, goes with the tasks of the {@link Run} that comes next. Sent only if there is one. */
    record Context(byte[] carried) implements Frame {}

    /** Run the exit hooks, and end the process normally. */
    record Exit() implements Frame {}

    /** A task returned this encoded value. */
    record Value(long task, Bytes value) implements Frame {}

    /** A task threw this encoded exception, or its arguments or value could not be decoded or encoded. */
    record Thrown(long task, byte[] exception) implements Frame {}

    /** A function is ready. */
    record Loaded(int function) implements Frame {}

    /** A function cannot be loaded. */
    record Unloadable(int function, String reason) implements Frame {}

    /** A function's start hook threw this encoded exception. */
    record StartHookThrown(int function, byte[] exception) implements Frame {}

    /** A function's exit hook returned this encoded value. */
    record ExitValue(int function, Bytes value) implements Frame {}

    /** A function's exit hook threw this encoded exception. */
    record ExitThrown(int function, byte[] exception) implements Frame {}

    /** A task's progress, in its own units. */
    record Progress(long task, long done, long total) implements Frame {}

    /** The stacks of a task's thread and of the process's other threads: a {@code ThreadDump}. */
    record Stack(long task, byte[] dump) implements Frame {}

    /** How many bytes the JVM has committed. */
    record Memory(long bytes) implements Frame {}

    /** A thread of the process has called {@link System#exit}; this is its stack. */
    record Exiting(String stack) implements Frame {}

    /**
     * Look into the {@link Ledger}: something has happened in this dispatch.
     *
     * @param isOver whether nothing more will happen in it
     */
    record Bell(int dispatch, boolean isOver) implements Frame {}

    /**
     * A task has ended, and threads that it started still run. Comes before the task's answer.
     *
     * @param count how many threads
     * @param first one of them: its name and its stack
     */
    record ThreadsLeft(long task, int count, String first) implements Frame {}

    /** The frame with its length in front, ready to be sent, one buffer after the other. */
    default List<ByteBuffer> encode() {
        return FrameFormat.encode(this);
    }

    /**
     * The frame that these bytes hold, which begin after the length.
     *
     * @param chunks of at least {@link #MAX_FIELDS} bytes each, but for the last
     * @throws ProtocolException if they hold no frame
     */
    static Frame decode(List<ByteBuffer> chunks) throws ProtocolException {
        return FrameFormat.decode(chunks);
    }

    /** The patterns in a text where semicolons stand between them. */
    static List<String> patterns(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(";"));
    }
}
