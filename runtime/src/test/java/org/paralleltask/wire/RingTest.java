package org.paralleltask.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Pipe;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both sides of a ring, as two threads of one process. */
@Timeout(60)
class RingTest {
    /** Of {@code -Dparalleltask.ring.pauses}: how many times one side waits at random for the other. */
    private static final int PAUSES = Integer.getInteger("paralleltask.ring.pauses", 20_000);

    private static final Executor THREADS = task -> new Thread(task).start();

    private final ByteBuffer memory = ByteBuffer.allocateDirect(Ring.MEMORY).order(ByteOrder.nativeOrder());
    private Pipe toWorker;
    private Pipe toParent;
    private Ring parent;
    private Ring worker;

    @BeforeEach
    void open() throws IOException {
        toWorker = Pipe.open();
        toParent = Pipe.open();
        parent = new Ring(memory, true, toParent.source(), toWorker.sink());
        worker = new Ring(memory, false, toWorker.source(), toParent.sink());
    }

    @AfterEach
    void close() throws IOException {
        parent.source().close();
        parent.sink().close();
        worker.source().close();
        worker.sink().close();
    }

    private static void readFully(Ring ring, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (ring.source().read(bytes) < 0) {
                throw new EOFException();
            }
        }
        bytes.flip();
    }

    private interface Action {
        void run() throws IOException;
    }

    private static CompletableFuture<Void> meanwhile(Action action) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        action.run();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                },
                THREADS);
    }

    @Test
    void bytesOfAnySizeArriveInOrder() throws Exception {
        byte[] sent = new byte[10 << 20];
        new Random(1).nextBytes(sent);
        CompletableFuture<Void> writing = meanwhile(() -> {
            SplittableRandom random = new SplittableRandom(2);
            ByteBuffer left = ByteBuffer.wrap(sent);
            while (left.hasRemaining()) {
                int size = Math.min(left.remaining(), 1 + random.nextInt(1 << random.nextInt(1, 22)));
                parent.sink().write(left.slice(left.position(), size));
                left.position(left.position() + size);
            }
        });

        ByteBuffer received = ByteBuffer.allocate(sent.length);
        SplittableRandom random = new SplittableRandom(3);
        while (received.hasRemaining()) {
            int size = Math.min(received.remaining(), 1 + random.nextInt(1 << random.nextInt(1, 18)));
            received.limit(received.position() + size);
            worker.source().read(received);
            received.limit(sent.length);
        }

        writing.get();
        assertThat(received.array()).isEqualTo(sent);
    }

    @Test
    void whoWritesMoreThanThereIsRoomForWaits() throws Exception {
        CompletableFuture<Void> writing = meanwhile(() -> worker.sink().write(ByteBuffer.allocate(Ring.SIZE + 1)));
        await().until(() -> memory.getInt(Ring.TO_PARENT) == Ring.SIZE);
        assertThat(writing).isNotDone();

        ByteBuffer received = ByteBuffer.allocate(Ring.SIZE + 1);
        readFully(parent, received);

        assertThat(writing).succeedsWithin(30, TimeUnit.SECONDS);
    }

    @Test
    void noByteGoesToTheBellWhileTheOtherSideIsAwake() throws Exception {
        parent.sink().write(ByteBuffer.allocate(100));
        ByteBuffer received = ByteBuffer.allocate(100);
        readFully(worker, received);

        toWorker.source().configureBlocking(false);
        assertThat(toWorker.source().read(ByteBuffer.allocate(1))).isZero();
    }

    @Test
    @Timeout(600)
    void noWakeUpIsLost() throws Exception {
        CompletableFuture<Void> echoing = meanwhile(() -> {
            SplittableRandom random = new SplittableRandom(4);
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
            for (int i = 0; i < PAUSES; i++) {
                readFully(worker, bytes.clear());
                pause(random);
                worker.sink().write(bytes);
            }
        });
        SplittableRandom random = new SplittableRandom(5);
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
        for (int i = 0; i < PAUSES; i++) {
            pause(random);
            parent.sink().write(bytes.clear().putLong(i).flip());
            readFully(parent, bytes.clear());
            assertThat(bytes.getLong()).isEqualTo(i);
        }
        echoing.get();
    }

    /** None, or about as long as the other side takes to fall asleep. */
    private static void pause(SplittableRandom random) {
        int kind = random.nextInt(10);
        if (kind == 0) {
            LockSupport.parkNanos(random.nextInt(100_000));
        } else {
            long end = System.nanoTime() + random.nextInt(kind < 4 ? 1 : 20_000);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void whatWasWrittenBeforeTheEndIsRead() throws Exception {
        worker.sink().write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        worker.sink().close();

        ByteBuffer received = ByteBuffer.allocate(3);
        readFully(parent, received);

        assertThat(received.array()).containsExactly(1, 2, 3);
        assertThat(parent.source().read(ByteBuffer.allocate(1))).isNegative();
    }

    @Test
    void whoWaitsForRoomHearsThatTheOtherSideHasGone() {
        CompletableFuture<Void> writing = CompletableFuture.runAsync(
                () -> assertThatThrownBy(() -> parent.sink().write(ByteBuffer.allocate(2 * Ring.SIZE)))
                        .isInstanceOf(IOException.class),
                THREADS);
        await().until(() -> memory.getInt(0) == Ring.SIZE);

        closeWorker();

        assertThat(writing).succeedsWithin(30, TimeUnit.SECONDS);
    }

    private void closeWorker() {
        try {
            worker.source().close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPositionThatCannotBeIsRefused() {
        memory.putInt(Ring.TO_PARENT, Ring.SIZE + 1);
        assertThatThrownBy(() -> parent.source().read(ByteBuffer.allocate(1))).isInstanceOf(ProtocolException.class);

        memory.putInt(Ring.TO_PARENT, -1);
        assertThatThrownBy(() -> parent.source().read(ByteBuffer.allocate(1))).isInstanceOf(ProtocolException.class);
    }
}
