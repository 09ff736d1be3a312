package org.paralleltask.cluster.gateway;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.paralleltask.cluster.engine.Member;

/**
 * What a program and its gateway say to each other, on the standard input and output of the gateway. The gateway looks into
 * no message.
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public sealed interface Parcel {
    /** No message is larger. */
    int MOST_BYTES = 1 << 24;

    /**
     * The program's first: join the others.
     *
     * @param host the address to listen at
     * @param seeds where nodes may be
     * @param key the file of the key; empty for none
     * @param directory for the engine's files
     */
    record Join(String host, List<String> seeds, String key, String directory) implements Parcel {}

    /** The gateway's answer: it has joined, and has told of all members that were there. */
    record Ready() implements Parcel {}

    /** The gateway's answer: it cannot join. */
    record Failed(String why) implements Parcel {}

    /** There is a node. */
    record Joined(Member node) implements Parcel {}

    /** A node is gone. */
    record Lost(UUID node, String how) implements Parcel {}

    /** A message to a node, or from one. */
    record Carried(UUID node, int channel, byte[] message) implements Parcel {}

    /** Writes it; does not flush. */
    default void writeTo(DataOutputStream out) throws IOException {
        if (this instanceof Carried carried) {
            out.writeByte(1);
            writeId(carried.node(), out);
            out.writeInt(carried.channel());
            out.writeInt(carried.message().length);
            out.write(carried.message());
        } else if (this instanceof Join join) {
            out.writeByte(2);
            out.writeUTF(join.host());
            out.writeInt(join.seeds().size());
            for (String seed : join.seeds()) {
                out.writeUTF(seed);
            }
            out.writeUTF(join.key());
            out.writeUTF(join.directory());
        } else if (this instanceof Ready) {
            out.writeByte(3);
        } else if (this instanceof Failed failed) {
            out.writeByte(4);
            out.writeUTF(failed.why());
        } else if (this instanceof Joined joined) {
            out.writeByte(5);
            writeId(joined.node().id(), out);
            Map<String, String> attributes = joined.node().attributes();
            out.writeInt(attributes.size());
            for (Map.Entry<String, String> attribute : attributes.entrySet()) {
                out.writeUTF(attribute.getKey());
                out.writeUTF(attribute.getValue());
            }
        } else {
            Lost lost = (Lost) this;
            out.writeByte(6);
            writeId(lost.node(), out);
            out.writeUTF(lost.how());
        }
    }

    private static void writeId(UUID id, DataOutputStream out) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    /** Waits for the next one; empty at the end. */
    static Optional<Parcel> readFrom(DataInputStream in) throws IOException {
        int kind = in.read();
        if (kind < 0) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind) {
                    case 1 -> new Carried(readId(in), in.readInt(), readBytes(in));
                    case 2 -> new Join(in.readUTF(), readTexts(in), in.readUTF(), in.readUTF());
                    case 3 -> new Ready();
                    case 4 -> new Failed(in.readUTF());
                    case 5 -> new Joined(Member.of(readId(in), readMap(in)));
                    case 6 -> new Lost(readId(in), in.readUTF());
                    default -> throw new ProtocolException("A parcel of unknown kind " + kind);
                });
    }

    private static UUID readId(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new ProtocolException("A message of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("Half a message");
        }
        return bytes;
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private static Map<String, @Nullable String> readMap(DataInputStream in) throws IOException {
        Map<String, @Nullable String> map = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            map.put(in.readUTF(), in.readUTF());
        }
        return map;
    }
}
