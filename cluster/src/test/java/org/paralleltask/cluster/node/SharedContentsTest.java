package org.paralleltask.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.cluster.message.LineRecord;
import org.paralleltask.cluster.message.Message;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.line.Connection;
import org.paralleltask.wire.line.RawFrame;

class SharedContentsTest {
    private static final byte[] LOAD = {1, 9, 9};

    @TempDir
    Path directory;

    private final byte[] data = new byte[300_000];
    private final List<Message> toFirst = new ArrayList<>();
    private final List<Message> toSecond = new ArrayList<>();
    private final SharedContents.Use first = new SharedContents.Use(toFirst::add);
    private final SharedContents.Use second = new SharedContents.Use(toSecond::add);
    private SharedContents contents;
    private Message.Offer offer;

    @BeforeEach
    void make() {
        new Random(1).nextBytes(data);
        contents = new SharedContents(directory);
        offer = new Message.Offer(HexFormat.of().formatHex(CodeCache.sha256().digest(data)), data.length);
    }

    /** A frame of this kind and these bytes, as it comes from a line. */
    private static RawFrame frame(byte[] head, byte[] rest) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + head.length + rest.length)
                .putInt(head.length + rest.length)
                .put(head)
                .put(rest);
        Connection line = Connection.over(
                Channels.newChannel(new ByteArrayInputStream(bytes.array())),
                Channels.newChannel(OutputStream.nullOutputStream()),
                OutputStream.nullOutputStream());
        return line.receiveRaw(Frame.MAX_PAYLOAD).orElseThrow();
    }

    private static RawFrame shared(byte[] bytes) throws IOException {
        return frame(new byte[] {LineRecord.SHARED}, bytes);
    }

    private byte[] loaded(SharedContents.Use use) throws IOException {
        RawFrame frame = contents.addTo(use, frame(LOAD, new byte[0]));
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        RawFrame.Sink sink = piece -> {
            byte[] copy = new byte[piece.remaining()];
            piece.get(copy);
            sent.writeBytes(copy);
        };
        sink.take(frame.start());
        frame.copyRest(sink);
        byte[] all = sent.toByteArray();
        assertThat(all).hasSize((int) frame.size());
        assertThat(ByteBuffer.wrap(all).getInt()).isEqualTo(all.length - Integer.BYTES);
        return Arrays.copyOfRange(all, Integer.BYTES + LOAD.length, all.length);
    }

    @Test
    @DisplayName("Of two slots that are offered the same, one brings it and the other waits until it is here")
    void oneBringsIt() throws Exception {
        contents.offered(first, offer);
        contents.offered(second, offer);
        assertThat(toFirst).containsExactly(new Message.Wanted(true));
        assertThat(toSecond).isEmpty();
        contents.receive(first, shared(data));
        assertThat(toSecond).containsExactly(new Message.Wanted(false));
        assertThat(loaded(first)).isEqualTo(data);
        assertThat(loaded(second)).isEqualTo(data);
        assertThat(loaded(second)).isEmpty(); // a function that was offered nothing
    }

    @Test
    @DisplayName("If the slot that was to bring it leaves, the next is asked")
    void theNextBringsIt() throws Exception {
        contents.offered(first, offer);
        contents.offered(second, offer);
        contents.release(first);
        assertThat(toSecond).containsExactly(new Message.Wanted(true));
        contents.receive(second, shared(data));
        assertThat(loaded(second)).isEqualTo(data);
    }

    @Test
    @DisplayName("It stays while a slot uses it; when none does, it is wanted again. Its file has no name")
    void itGoesWithTheLastSlot() throws Exception {
        contents.offered(first, offer);
        contents.receive(first, shared(data));
        contents.offered(second, offer);
        contents.release(first);
        assertThat(loaded(second)).isEqualTo(data);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
        contents.release(second);
        SharedContents.Use third = new SharedContents.Use(toFirst::add);
        contents.offered(third, offer);
        assertThat(toFirst).containsExactly(new Message.Wanted(true), new Message.Wanted(true));
        contents.offered(second, offer); // it has left, and hears nothing
        assertThat(toSecond).containsExactly(new Message.Wanted(false));
    }

    @Test
    @DisplayName("Other content than was offered is refused, and so is what was not offered")
    void whatIsNotAsOffered() throws Exception {
        assertThatThrownBy(() -> contents.receive(first, shared(data)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("were not offered");
        contents.offered(first, offer);
        byte[] other = data.clone();
        other[200_000]++;
        assertThatThrownBy(() -> contents.receive(first, shared(other)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("another content");
        assertThatThrownBy(() -> loaded(first))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("before what its tasks share");
    }
}
