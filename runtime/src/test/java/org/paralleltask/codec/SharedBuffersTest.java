package org.paralleltask.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.SharedBuffer;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.codec.bytes.CodecException;
import org.paralleltask.fixture.Needs;
import org.paralleltask.memory.SharedMemory;

/** Which handles are accepted. */
@Timeout(60)
class SharedBuffersTest {
    private SharedBuffer own;

    /** The directory that a worker of this process would have made. */
    private Path workers;

    private String worker;

    @BeforeEach
    void makeDirectories() throws IOException {
        own = SharedBuffer.allocate(100);
        worker = SharedMemory.forWorker();
        Path place = SharedMemory.places().get(0);
        workers = Files.createDirectory(
                place.resolve("paralleltask-12345-" + Path.of(worker).getFileName()));
    }

    @AfterEach
    void tidyUp() {
        own.close();
        SharedMemory.sweep(worker);
        assertThat(workers).doesNotExist();
    }

    private static Encoder encoder() {
        return new Encoder("root", Copies.NO_OBJECTS, 1 << 20);
    }

    private static Bytes handle(@Nullable Object path, long size) {
        Encoder out = encoder();
        out.writeString(String.valueOf(path));
        out.writeLong(size);
        return out.bytes();
    }

    private static SharedBuffer read(Bytes bytes) {
        return Objects.requireNonNull(readNullable(bytes));
    }

    private static @Nullable SharedBuffer readNullable(Bytes bytes) {
        Decoder in = new Decoder(bytes, Copies.NO_OBJECTS);
        SharedBuffer buffer = SharedBuffers.read(in);
        in.finish();
        assertThat(in.opened()).hasSize(buffer == null ? 0 : 1);
        return buffer;
    }

    private static void assertRefused(@Nullable Object path, long size, String why) {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> read(handle(path, size)))
                .withMessageContaining(why);
    }

    @Test
    void whatIsReadIsAnotherHandle() {
        Encoder out = encoder();
        SharedBuffers.write(out, own);
        Bytes bytes = out.bytes();
        assertThat(bytes.carried()).containsExactly(own);
        own.view().put(7, (byte) 8);

        try (SharedBuffer read = read(bytes)) {
            own.close();
            assertThat(read.view().get(7)).isEqualTo((byte) 8);
            assertThat(SharedBuffers.file(read)).exists();
        }
    }

    @Test
    void nullTravels() {
        Encoder out = encoder();
        SharedBuffers.write(out, null);
        Bytes bytes = out.bytes();

        assertThat(bytes.size()).isEqualTo(1);
        assertThat(readNullable(bytes)).isNull();
    }

    @Test
    void aClosedHandleIsNotWritten() {
        own.close();

        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> SharedBuffers.write(encoder(), own))
                .withMessage("it is closed");
    }

    @Test
    @DisplayName("K3: a handle of memory that is given back is refused")
    void oneWhoseLastUseHasEndedIsNotRead() {
        Path file = SharedBuffers.file(own);
        own.close();

        assertRefused(file, 100, "whose last handle has been closed");
    }

    @Test
    @Needs("delete")
    void aWorkersBufferBecomesOurs() throws Exception {
        Path file = Files.write(workers.resolve("0123456789abcdef.buffer"), new byte[10]);

        SharedBuffer first = read(handle(file, 10));
        SharedBuffer again = read(handle(file, 10)); // a worker may return one twice
        first.view().put(0, (byte) 3);

        assertThat(file).doesNotExist();
        Path here = SharedBuffers.file(first);
        assertThat(here.getParent()).isEqualTo(SharedBuffers.file(own).getParent());
        SharedMemory.sweep(worker);
        first.close();
        assertThat(again.view().get(0)).isEqualTo((byte) 3);
        assertThat(here).exists();
        again.close();
        assertThat(here).doesNotExist();
    }

    @Test
    void aSizeThatTheFileHasNot() throws Exception {
        Path file = Files.write(workers.resolve("0123456789abcdef.buffer"), new byte[10]);

        assertRefused(file, 11, "has 10 bytes instead of 11");
        assertRefused(file, -1, "is no shared buffer");
        assertRefused(SharedBuffers.file(own), 99, "is no shared buffer");
        assertThat(file).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "",
                "/",
                "x",
                "/dev/shm/paralleltask-1-0123456789abcdef/0123456789abcdef.buffer",
                "/tmp/paralleltask-1-0123456789abcdef.1/0123456789abcdef.buffer",
                "\0"
            })
    void pathsOfStrangers(String path) {
        assertRefused(path, 1, "cannot be opened");
    }

    @Test
    void namesThatAreNoBuffers() throws Exception {
        Files.write(workers.resolve("lock"), new byte[10]);
        assertRefused(workers.resolve("lock"), 1, "is no shared buffer");
        Path sideways = workers.resolve("..").resolve(workers.getFileName()).resolve("0123456789abcdef.buffer");
        assertRefused(sideways, 1, "is no shared buffer");
        Path directory = Files.createDirectory(workers.resolve("0123456789abcdef.buffer"));
        assertRefused(directory, 1, "is no file");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linksAndPipes() throws Exception {
        Path target = Files.write(workers.resolve("target"), new byte[10]);
        Path link = Files.createSymbolicLink(workers.resolve("0123456789abcdef.buffer"), target);
        assertRefused(link, 1, "is no file");
        Path pipe = workers.resolve("1123456789abcdef.buffer");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertRefused(pipe, 1, "is no file"); // and the reader does not wait for a writer
    }
}
