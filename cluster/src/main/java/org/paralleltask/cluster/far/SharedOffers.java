package org.paralleltask.cluster.far;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.WeakHashMap;
import org.paralleltask.cluster.message.LineRecord;
import org.paralleltask.cluster.message.Message;
import org.paralleltask.codec.bytes.Bytes;

/**
 * Offers nodes what the tasks of pools share, by its content: each node is sent it once, whichever of its workers is the first
 * to need it. Thread-safe.
 */
final class SharedOffers {
    /** So much is sent to each worker with what it loads: to ask would take longer. */
    private static final int LITTLE = 1 << 12;

    /** Another slot may be bringing the bytes, however long that takes. The end of the worker, or of its node, ends the wait. */
    private static final Duration UNTIL_THE_END = Duration.ofDays(365);

    /** The hashes, by the bytes themselves: these stay the same as long as a pool is open. */
    @GuardedBy("this")
    private final Map<Bytes, String> hashes = new WeakHashMap<>();

    /**
     * A worker of a node is about to load a function whose tasks share this.
     *
     * @return what the worker is told of it: none, if its node adds it
     * @throws IOException if the worker, or its node, is gone
     */
    Bytes offer(Bytes shared, Channel channel) throws IOException {
        if (shared.size() <= LITTLE) {
            return shared;
        }
        int size = Math.toIntExact(shared.size());
        channel.send(new Message.Offer(hash(shared), size));
        Message answer = channel.awaitAnswer(UNTIL_THE_END);
        if (!(answer instanceof Message.Wanted wanted)) {
            throw new IOException("it answered with " + answer.getClass().getSimpleName());
        }
        if (wanted.isWanted()) {
            WritableByteChannel line = channel.line();
            write(LineRecord.headOfShared(size), line);
            for (ByteBuffer piece : shared.buffers()) {
                write(piece, line);
            }
        }
        return Bytes.none();
    }

    private static void write(ByteBuffer bytes, WritableByteChannel line) throws IOException {
        while (bytes.hasRemaining()) {
            line.write(bytes);
        }
    }

    private synchronized String hash(Bytes shared) {
        return hashes.computeIfAbsent(shared, SharedOffers::compute);
    }

    private static String compute(Bytes shared) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible); // every Java has it
        }
        shared.buffers().forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }
}
