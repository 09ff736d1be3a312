package org.paralleltask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.codec.SharedBuffers;
import org.paralleltask.fixture.Needs;
import org.paralleltask.memory.SharedFile;
import org.paralleltask.memory.SharedMemory;

/** The handle, in one process. */
@Timeout(60)
class SharedBufferTest {
    private static Path fileOf(SharedBuffer buffer) {
        return SharedBuffers.file(buffer);
    }

    @Test
    void allViewsAreOfTheSameMemoryInNativeOrder() throws Exception {
        try (SharedBuffer buffer = SharedBuffer.allocate(64)) {
            buffer.view().putInt(8, 42);

            assertThat(buffer.size()).isEqualTo(64);
            assertThat(buffer.view().capacity()).isEqualTo(64);
            assertThat(buffer.view().order()).isEqualTo(ByteOrder.nativeOrder());
            assertThat(buffer.view(8, 4).order(ByteOrder.nativeOrder()).getInt())
                    .isEqualTo(42);
            assertThat(buffer.readOnlyView().getInt(8)).isEqualTo(42);
            assertThat(buffer.view().getInt(0)).isZero();
        }
    }

    @Test
    void typedViews() throws Exception {
        try (SharedBuffer buffer = SharedBuffer.allocate(800)) {
            DoubleBuffer doubles = buffer.view().asDoubleBuffer();
            doubles.put(99, Math.PI);

            assertThat(doubles.capacity()).isEqualTo(100);
            assertThat(buffer.view(792, 8).getDouble()).isEqualTo(Math.PI);
        }
    }

    @Test
    void aReadOnlyViewCannotBeWritten() throws Exception {
        try (SharedBuffer buffer = SharedBuffer.allocate(8)) {
            assertThatExceptionOfType(ReadOnlyBufferException.class)
                    .isThrownBy(() -> buffer.readOnlyView().put(0, (byte) 1));
        }
    }

    @Test
    @DisplayName("K1: sizes and views that cannot be are refused")
    void boundsAreChecked() throws Exception {
        try (SharedBuffer buffer = SharedBuffer.allocate(10)) {
            assertThat(buffer.view(10, 0).capacity()).isZero();
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> buffer.view(5, 6));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> buffer.view(-1, 1));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> buffer.view(1, -1));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> buffer.view(1, Long.MAX_VALUE));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> SharedBuffer.allocate(-1));
    }

    @Test
    void oneWithoutBytesIsABufferToo() throws Exception {
        try (SharedBuffer buffer = SharedBuffer.allocate(0)) {
            assertThat(buffer.view().capacity()).isZero();
        }
    }

    @Test
    @Needs("delete")
    void aClosedHandleGivesNoViewAndItsViewsStay() throws Exception {
        SharedBuffer buffer = SharedBuffer.allocate(1 << 20);
        Path file = fileOf(buffer);
        ByteBuffer view = buffer.view();
        view.put(12_345, (byte) 7);
        buffer.close();
        buffer.close();

        assertThatIllegalStateException().isThrownBy(buffer::view).withMessageContaining("is closed");
        assertThatIllegalStateException().isThrownBy(buffer::duplicate);
        assertThat(buffer.size()).isEqualTo(1 << 20);
        assertThat(file).doesNotExist();
        System.gc();
        assertThat(view.get(12_345)).isEqualTo((byte) 7);
        view.put(999_999, (byte) 8);
        assertThat(view.get(999_999)).isEqualTo((byte) 8);
    }

    @Test
    @Needs("delete")
    void theFileGoesWithTheLastHandle() throws Exception {
        SharedBuffer buffer = SharedBuffer.allocate(8);
        Path file = fileOf(buffer);
        SharedBuffer second = buffer.duplicate();
        buffer.view().put(0, (byte) 3);

        buffer.close();
        assertThat(file).exists();
        assertThat(second.view().get(0)).isEqualTo((byte) 3);
        second.close();
        assertThat(file).doesNotExist();
    }

    @Test
    @Needs("delete")
    void aHandleThatIsForgottenIsClosedAndItsViewsStay() throws Exception {
        Path[] file = new Path[1];
        ByteBuffer view = viewOfAForgottenOne(file);

        await().until(() -> {
            System.gc();
            return !Files.exists(file[0]);
        });

        assertThat(view.get(0)).isEqualTo((byte) 5);
    }

    private static ByteBuffer viewOfAForgottenOne(Path[] file) throws IOException {
        SharedBuffer buffer = SharedBuffer.allocate(4096);
        file[0] = fileOf(buffer);
        return buffer.view().put(0, (byte) 5);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void everyPageIsReserved() throws Exception {
        try (SharedBuffer buffer = SharedBuffer.allocate(3_000_000)) {
            Process du = new ProcessBuilder("du", "-k", fileOf(buffer).toString()).start();
            String said = new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Long.parseLong(said.split("\t", -1)[0])).isGreaterThanOrEqualTo(3_000_000 / 1024);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @Needs("shm")
    void itIsInSharedMemoryAndPrivateToTheUser() throws Exception {
        try (SharedBuffer buffer = SharedBuffer.allocate(8)) {
            Path directory = Path.of("/dev/shm", SharedMemory.ownDirectoryName());
            assertThat(fileOf(buffer)).hasParent(directory);
            assertThat(Files.getPosixFilePermissions(directory))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** More than any machine has; to find that out by filling it up would take hours. */
    @ParameterizedTest
    @ValueSource(longs = {1L << 50, Long.MAX_VALUE})
    @DisplayName("more than there is room for is refused at once, with how much there is, and what to do")
    void whatHasNoRoomIsRefusedAtOnce(long size) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> SharedBuffer.allocate(size))
                        .withMessageStartingWith("There is no room for a shared buffer of " + size + " bytes:")
                        .withMessageContaining("in " + SharedMemory.places().get(0) + ": it has ")
                        .withMessageContaining(" bytes left, of which ")
                        .withMessageContaining("--shm-size"));
    }

    @Test
    void anInterruptedThreadMayUseItsHandlesLater() throws Exception {
        try (SharedBuffer buffer = SharedBuffer.allocate(8)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(buffer::view).hasCauseInstanceOf(ClosedByInterruptException.class);
            assertThat(Thread.interrupted()).isTrue();

            assertThat(buffer.view().capacity()).isEqualTo(8);
        }
    }

    /** The file has holes, so that it takes no room; allocate would have filled them. */
    @Test
    void largerThanAByteBufferCanBe(@TempDir Path directory) throws Exception {
        long size = (3L << 30) + 10;
        Path file = directory.resolve("large");
        try (RandomAccessFile holes = new RandomAccessFile(file.toFile(), "rw")) {
            holes.setLength(size);
        }
        try (SharedBuffer buffer = new SharedBuffer(new SharedFile(file, size, false))) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(buffer::view);
            buffer.view(size - 1, 1).put(0, (byte) 9);
            buffer.view(Integer.MAX_VALUE - 1L, 8).putLong(0, 77);

            assertThat(buffer.view(size - 100, 100).get(99)).isEqualTo((byte) 9);
            assertThat(buffer.view(2L << 30, SharedBuffer.MAX_VIEW + 10L).get((1 << 30) + 9))
                    .isEqualTo((byte) 9);
            assertThat(buffer.view((1L << 30) + 7, SharedBuffer.MAX_VIEW)
                            .order(ByteOrder.nativeOrder())
                            .getLong((1 << 30) - 9))
                    .isEqualTo(77);
            assertThat(buffer.view(0, Integer.MAX_VALUE).capacity()).isEqualTo(Integer.MAX_VALUE);
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> buffer.view((1L << 30) - 1, Integer.MAX_VALUE))
                    .withMessageContaining("at most " + (1 << 30));
        }
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_21)
    void noSegmentBefore22() throws Exception {
        try (SharedBuffer buffer = SharedBuffer.allocate(8)) {
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> buffer.segment(Object.class))
                    .withMessageContaining("needs Java 22 or newer");
        }
    }

    @Test
    @EnabledForJreRange(minVersion = 22)
    void aSegmentIsTheSameMemoryUntilItsHandleIsClosed() throws Exception {
        Class<?> type = Class.forName("java.lang.foreign.MemorySegment");
        SharedBuffer buffer = SharedBuffer.allocate(100);
        Object segment = buffer.segment(type);
        ByteBuffer bytes = (ByteBuffer) type.getMethod("asByteBuffer").invoke(segment);
        bytes.put(99, (byte) 4);

        assertThat(buffer.view().get(99)).isEqualTo((byte) 4);
        assertThat(type.getMethod("byteSize").invoke(segment)).isEqualTo(100L);
        assertThat((Object) buffer.segment(type)).isSameAs(segment);
        buffer.close();
        assertThatIllegalStateException().isThrownBy(() -> bytes.get(99)).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> buffer.segment(type));
    }
}
