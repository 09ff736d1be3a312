package org.paralleltask.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.paralleltask.PayloadException;
import org.paralleltask.codec.EveryForm;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.payload.EncodedThrowableTest;
import org.paralleltask.payload.PayloadRefusalTest;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.payload.TaskMarshallerTest.Anything;
import org.paralleltask.payload.ThreadDump;
import org.paralleltask.payload.ThrownFormat;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.line.Bootstrap;
import org.paralleltask.wire.line.Control;
import org.paralleltask.wire.line.Endpoint;
import org.paralleltask.wire.line.Greeting;
import org.paralleltask.wire.line.LineKind;

/**
 * Everything that reads bytes from another process, and damaged bytes: they are read or refused, with
 * the exception that is documented for it, soon, and at the cost of little memory. {@code mvn -Pchaos verify} tries
 * millions; {@code -Dparalleltask.fuzz.seed} tries others.
 */
class FuzzTest {
    private static final long SEED = Long.getLong("paralleltask.fuzz.seed", 42);
    private static final int INPUTS = Integer.getInteger("paralleltask.fuzz.inputs", 20_000);

    /** Damaged ones that were read all the same, to be damaged further. */
    private static final int MAX_EVOLVED = 200;

    private static final long MAX_NANOS = Duration.ofSeconds(30).toNanos();

    /** Reads bytes, or throws what it documents. */
    private interface Reader {
        void read(byte[] bytes) throws IOException;
    }

    /** Whatever is read from another process. */
    @SuppressWarnings("ImmutableEnumChecker") // method references
    enum Format {
        FRAME(
                FuzzTest::frames,
                bytes -> Frame.decode(List.of(ByteBuffer.wrap(bytes))),
                ProtocolException.class,
                100_000),
        PAYLOAD(
                PayloadRefusalTest::corpus,
                bytes -> PayloadRefusalTest.PAYLOAD.decode(bytes, Anything.class),
                PayloadException.class,
                5_000_000),
        VALUE(FuzzTest::values, bytes -> VALUES.decodeTask(Bytes.of(bytes)), PayloadException.class, 5_000_000),
        EXCEPTION(EncodedThrowableTest::corpus, ThrownFormat::fromBytes, IOException.class, 500_000),
        RESTORED_EXCEPTION(
                EncodedThrowableTest::corpus,
                EncodedThrowableTest.PAYLOAD::decodeThrown,
                PayloadException.class,
                5_000_000),
        DUMP(FuzzTest::dumps, ThreadDump::decode, IOException.class, 500_000),
        BOOTSTRAP(
                FuzzTest::bootstraps,
                bytes -> Bootstrap.readFrom(new ByteArrayInputStream(bytes)),
                IOException.class,
                500_000),
        CONTROL(FuzzTest::controls, FuzzTest::readControls, IOException.class, 100_000);

        private final Corpus corpus;
        private final Reader reader;
        private final Class<? extends Exception> documented;
        private final long maxBytes;

        Format(Corpus corpus, Reader reader, Class<? extends Exception> documented, long maxBytes) {
            this.corpus = corpus;
            this.reader = reader;
            this.documented = documented;
            this.maxBytes = maxBytes;
        }
    }

    private static final TaskMarshaller<EveryForm.Row, EveryForm.Row> VALUES = TaskMarshaller.of(TaskDefinition.of(
            "fuzz", FuzzTest.class, EveryForm.Row.class, EveryForm.Row.class, new EveryForm(), (row, context) -> row));

    private static List<byte[]> values() {
        return List.of(VALUES.encodeTask(EveryForm.row()).toArray());
    }

    private interface Corpus {
        List<byte[]> make() throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void readsOrRefuses(Format format) {
        int inputs = INPUTS / Format.values().length;
        Duration limit = Duration.ofSeconds(60).plus(Duration.ofMillis(inputs)); // a thousand in a second are few
        assertTimeoutPreemptively(limit, () -> fuzz(format, inputs));
    }

    private static void fuzz(Format format, int inputs) throws IOException {
        Random random = new Random(SEED + format.name().hashCode());
        List<byte[]> corpus = new ArrayList<>(format.corpus.make());
        int whole = corpus.size();
        for (byte[] bytes : corpus) {
            format.reader.read(bytes); // what a cold JVM takes is not counted
        }
        int refused = 0;
        for (int i = 0; i < inputs; i++) {
            byte[] bytes = damaged(corpus, random);
            if (!isRead(format, bytes, i)) {
                refused++;
            } else if (corpus.size() < whole + MAX_EVOLVED) {
                corpus.add(bytes);
            } else {
                corpus.set(whole + random.nextInt(MAX_EVOLVED), bytes);
            }
        }
        assertThat(refused).isBetween(inputs / 100, inputs - 1); // or the inputs are no good
    }

    private static byte[] damaged(List<byte[]> corpus, Random random) {
        byte[] one = corpus.get(random.nextInt(corpus.size()));
        return switch (random.nextInt(20)) {
            case 0 -> noise(random);
            case 1 -> spliced(one, corpus.get(random.nextInt(corpus.size())), random);
            case 2 -> withAnInt(one, random);
            default -> Scribble.on(one, random);
        };
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(64)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] spliced(byte[] head, byte[] tail, Random random) {
        int cut = random.nextInt(head.length + 1);
        int from = random.nextInt(tail.length + 1);
        byte[] both = Arrays.copyOf(head, cut + tail.length - from);
        System.arraycopy(tail, from, both, cut, tail.length - from);
        return both.length > 20_000 ? Arrays.copyOf(both, 20_000) : both; // or they would grow for ever
    }

    /** A length, perhaps, that promises what is not there. */
    private static byte[] withAnInt(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        if (bytes.length >= Integer.BYTES) {
            int[] telling = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, -2, 1 << 30, bytes.length, bytes.length + 1};
            ByteBuffer.wrap(bytes).putInt(random.nextInt(bytes.length - 3), telling[random.nextInt(telling.length)]);
        }
        return bytes;
    }

    private static boolean isRead(Format format, byte[] bytes, int number) {
        long before = Allocation.bytesSoFar();
        long begin = System.nanoTime();
        boolean isRead = false;
        try {
            format.reader.read(bytes);
            isRead = true;
        } catch (Throwable refused) {
            if (!format.documented.isInstance(refused)) {
                throw new AssertionError(describe(format, bytes, number), refused);
            }
        }
        long nanos = System.nanoTime() - begin;
        long allocated = Allocation.bytesSoFar() - before;
        if (allocated > format.maxBytes || nanos > MAX_NANOS) {
            throw new AssertionError(
                    describe(format, bytes, number) + " took " + allocated + " bytes, " + nanos + " ns");
        }
        return isRead;
    }

    private static String describe(Format format, byte[] bytes, int number) {
        return format + ", seed " + SEED + ", input " + number + ": "
                + HexFormat.of().formatHex(bytes);
    }

    // What is whole.

    private static List<byte[]> frames() {
        return FrameTest.everyKind()
                .map(arguments -> withoutLength(Frames.whole((Frame) arguments.get()[0])))
                .toList();
    }

    private static byte[] withoutLength(ByteBuffer frame) {
        byte[] bytes = new byte[frame.remaining() - Integer.BYTES];
        frame.position(Integer.BYTES).get(bytes);
        return bytes;
    }

    private static List<byte[]> dumps() {
        return List.of(
                ThreadDump.take(Thread.currentThread(), FuzzTest.class).encode(),
                new ThreadDump(List.of(), "").encode());
    }

    private static List<byte[]> bootstraps() throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (String path : List.of("/tmp/ä/s", "relative", "")) {
            for (LineKind kind : LineKind.values()) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                Endpoint line = kind.of(Path.of(path));
                new Bootstrap(line, Path.of(path), new byte[Greeting.SECRET_LENGTH], "sumPrimes-3", 2, true, 4, "800=")
                        .writeTo(out);
                all.add(out.toByteArray());
            }
        }
        return all;
    }

    private static List<byte[]> controls() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Control.Kind kind : Control.Kind.values()) {
            new Control(kind, 7).writeTo(out);
        }
        return Stream.of(out.toByteArray(), Arrays.copyOf(out.toByteArray(), 9)).toList();
    }

    private static void readControls(byte[] bytes) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        while (Control.readFrom(in).isPresent()) {
            // and the next one
        }
    }
}
