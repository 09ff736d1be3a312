package org.paralleltask.cluster.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ByteLineTest {
    private final AtomicReference<@Nullable ByteLine> other = new AtomicReference<>();
    private final AtomicLong sent = new AtomicLong();
    private final ByteLine near = new ByteLine(message -> pass(message, other.get()));
    private final ByteLine far = new ByteLine(message -> pass(message, near));

    private void pass(Message message, @Nullable ByteLine to) {
        if (to == null) {
            throw new AssertionError("no other end");
        } else if (message instanceof Message.Data data) {
            sent.addAndGet(data.bytes().length);
            to.received(data.bytes());
        } else if (message instanceof Message.Credit credit) {
            to.granted(credit.bytes());
        }
    }

    private static void writeAll(ByteLine line, byte[] bytes) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        try {
            while (left.hasRemaining()) {
                line.write(left);
            }
        } catch (ClosedChannelException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("All bytes arrive in their order, also many more than a window")
    void allArrive() throws Exception {
        other.set(far);
        byte[] bytes = new byte[5 * ByteLine.WINDOW + 7];
        new Random(1).nextBytes(bytes);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> writeAll(near, bytes));

        ByteBuffer read = ByteBuffer.allocate(bytes.length);
        while (read.hasRemaining()) {
            assertThat(far.read(read)).isPositive();
        }
        writing.join();
        assertThat(read.array()).isEqualTo(bytes);
        near.end();
        far.end();
        assertThat(far.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }

    @Test
    @DisplayName("A writer waits where the other end does not read: no more than a window is under way")
    void aWriterWaits() throws Exception {
        other.set(far);
        CompletableFuture<Void> writing =
                CompletableFuture.runAsync(() -> writeAll(near, new byte[2 * ByteLine.WINDOW]));
        await().until(() -> sent.get() == ByteLine.WINDOW);
        assertThat(writing).isNotDone();

        ByteBuffer read = ByteBuffer.allocate(2 * ByteLine.WINDOW);
        while (read.hasRemaining()) {
            far.read(read);
        }
        writing.join();
    }

    @Test
    @DisplayName("An interrupt of a thread that waits closes the line, as with the JDK's channels")
    void anInterrupt() throws Exception {
        other.set(far);
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try {
                near.read(ByteBuffer.allocate(1));
            } catch (ClosedChannelException e) {
                thrown.complete(e);
            }
        });
        reader.start();
        reader.interrupt();

        assertThat(thrown.join()).isInstanceOf(ClosedByInterruptException.class);
        assertThat(near.isOpen()).isFalse();
        assertThatThrownBy(() -> near.write(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
        reader.join();
    }

    @Test
    @DisplayName("An end that sends more than it may is heard no more")
    void tooMuch() throws Exception {
        near.received(new byte[ByteLine.WINDOW]);
        near.received(new byte[1]);
        ByteBuffer read = ByteBuffer.allocate(ByteLine.WINDOW);
        assertThatThrownBy(() -> {
                    other.set(far);
                    while (near.read(read) >= 0) {
                        // until the end
                    }
                    throw new ClosedChannelException();
                })
                .isInstanceOf(ClosedChannelException.class);
    }
}
