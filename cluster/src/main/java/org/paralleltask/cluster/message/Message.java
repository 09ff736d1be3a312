package org.paralleltask.cluster.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;

/**
 * What a program and a node say to each other of one slot, on a channel of its own. A program begins with {@link Hire}; the
 * node answers with {@link Need}, if it has not all of the code, then {@link Hired} or {@link Refused}. From then on both
 * send {@link Data}, the line of the worker, as far as the other's {@link Credit} reaches; {@link OfCalls} are the same for the
 * lines of its calls. What must not wait behind that has a message of its own. {@link Exited} is the node's last, {@link End} the program's.
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public sealed interface Message {
    /** The version of this format; with it goes that of the frames. */
    int VERSION = 1;

    /** The channel of what is about no slot: heartbeats, and a node that leaves. */
    int ABOUT_NO_SLOT = 0;

    /** A worker is wanted. */
    record Hire(HireRequest request) implements Message {}

    /** Of the code that the request names, that of these places is not here: its bytes are to come as data, in this order. */
    record Need(int[] places) implements Message {}

    /** There is a worker. */
    record Hired(long pid) implements Message {}

    /**
     * There will be none.
     *
     * @param isBusy whether that is because all slots are taken, which may change
     */
    record Refused(boolean isBusy, String why) implements Message {}

    /** Bytes of the worker's line. */
    record Data(byte[] bytes) implements Message {}

    /** So many bytes more may be sent. */
    record Credit(int bytes) implements Message {}

    /**
     * Data or credit of a line on which the worker calls managed objects, which is in the program.
     *
     * @param line the line's number, as in {@code CallFrame}: from 0 on, at most {@code CallFrame.MOST_LINES}
     */
    record OfCalls(int line, Message what) implements Message {}

    /**
     * The tasks of the function that is loaded next share this. The node answers with {@link Wanted}; if it wants the bytes,
     * they come as a frame of the kind {@link LineRecord#SHARED}. It puts them into the next frame that loads a function.
     *
     * @param hash SHA-256, in hexadecimal digits
     * @param size in bytes
     */
    record Offer(String hash, int size) implements Message {}

    /** Whether the node wants the bytes that it was offered: it has not got them, and nothing else brings them. */
    record Wanted(boolean isWanted) implements Message {}

    /** A control: see {@code Control}. */
    record Tell(byte[] control) implements Message {}

    /** Kill the worker, for the sake of this task; 0 for any. */
    record Kill(long task) implements Message {}

    /**
     * The worker had not begun these tasks of a dispatch when that was late, and will not: they may run elsewhere.
     *
     * @param dispatch its number
     * @param places of the tasks in it
     */
    record TakenBack(int dispatch, int[] places) implements Message {}

    /** The worker has printed a line. */
    record Output(boolean isError, String line) implements Message {}

    /** How many bytes the worker holds. */
    record Memory(long bytes) implements Message {}

    /** The worker has ended, and all data have been sent. */
    record Exited(ExitReport report) implements Message {}

    /** The program has no more use for the slot. */
    record End() implements Message {}

    /** The node takes no new workers, and ends when those that it has have gone. */
    record Leaving() implements Message {}

    /** A gateway lives. */
    record Ping() implements Message {}

    /** A node lives. */
    record Pong() implements Message {}

    /** This message as bytes. */
    default byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            MessageFormat.write(this, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * The message in these bytes.
     *
     * @throws ProtocolException if they hold none
     */
    static Message of(byte[] bytes) throws ProtocolException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return MessageFormat.read(in);
        } catch (ProtocolException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw (ProtocolException) new ProtocolException("A message that cannot be read: " + e).initCause(e);
        }
    }
}
