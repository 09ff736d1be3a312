package org.paralleltask.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.codec.bytes.CodecException;

/** What is written is read as an equal value, byte for byte as the format says. */
@Timeout(60)
@SuppressWarnings("NullAway") // it does not see that a part of a nullable type may be null
class CodecTest {
    private static <T> Arguments value(
            T value, Encoder.Part<T> writer, Decoder.Part<? extends T> reader, String bytes) {
        return arguments(value, writer, reader, bytes);
    }

    /** Each form, and every byte of it: a change here is a new version of the wire format. */
    static Stream<Arguments> everyForm() {
        return Stream.concat(everyFormOfAPrimitive(), everyFormOfAReference());
    }

    private static Stream<Arguments> everyFormOfAPrimitive() {
        return Stream.of(
                value(true, Encoder::writeBoolean, Decoder::readBoolean, "01"),
                value((byte) -2, Encoder::writeByte, Decoder::readByte, "fe"),
                value((short) 0x0102, Encoder::writeShort, Decoder::readShort, "0201"),
                value('\u20ac', Encoder::writeChar, Decoder::readChar, "ac20"),
                value(0x01020304, Encoder::writeInt, Decoder::readInt, "04030201"),
                value(0x0102030405060708L, Encoder::writeLong, Decoder::readLong, "0807060504030201"),
                value(1.5f, Encoder::writeFloat, Decoder::readFloat, "0000c03f"),
                value(-0.0, Encoder::writeDouble, Decoder::readDouble, "0000000000000080"),
                value(0L, Encoder::writeSize, Decoder::readSize, "00"),
                value(127L, Encoder::writeSize, Decoder::readSize, "7f"),
                value(128L, Encoder::writeSize, Decoder::readSize, "8001"),
                value(Long.MAX_VALUE, Encoder::writeSize, Decoder::readSize, "ffffffffffffffff7f"));
    }

    static Stream<Arguments> everyFormOfAReference() {
        return Stream.of(
                value("", Encoder::writeString, Decoder::readString, "01"),
                value("aä", Encoder::writeString, Decoder::readString, "0961e4"),
                value("€", Encoder::writeString, Decoder::readString, "0ee282ac"),
                value("𝄞", Encoder::writeString, Decoder::readString, "12f09d849e"),
                value("\ud834", Encoder::writeString, Decoder::readString, "0b34d8"),
                value("\udd1e\ud834", Encoder::writeString, Decoder::readString, "131edd34d8"),
                value(TimeUnit.MICROSECONDS, Encoder::writeEnum, in -> in.readEnum(TimeUnit.values()), "02"),
                value(7, JdkValues::write, JdkValues::readInteger, "0107000000"),
                value(-1L, JdkValues::write, JdkValues::readLong, "01ffffffffffffffff"),
                value('x', JdkValues::write, JdkValues::readCharacter, "017800"),
                value(false, JdkValues::write, JdkValues::readBoolean, "0100"),
                value((byte) 3, JdkValues::write, JdkValues::readByte, "0103"),
                value((short) 3, JdkValues::write, JdkValues::readShort, "010300"),
                value(1.5f, JdkValues::write, JdkValues::readFloat, "010000c03f"),
                value(1.5, JdkValues::write, JdkValues::readDouble, "01000000000000f83f"),
                value(OptionalInt.of(1), JdkValues::write, JdkValues::readOptionalInt, "010101000000"),
                value(OptionalInt.empty(), JdkValues::write, JdkValues::readOptionalInt, "010000000000"),
                value(OptionalLong.of(1), JdkValues::write, JdkValues::readOptionalLong, "01010100000000000000"),
                value(OptionalDouble.empty(), JdkValues::write, JdkValues::readOptionalDouble, "01000000000000000000"),
                value(new UUID(1, 2), JdkValues::write, JdkValues::readUuid, "0101000000000000000200000000000000"),
                value(BigInteger.valueOf(-256), JdkValues::write, JdkValues::readBigInteger, "03ff00"),
                value(new BigDecimal("1.20"), JdkValues::write, JdkValues::readBigDecimal, "01027802000000"),
                value(Path.of("a/b"), JdkValues::write, JdkValues::readPath, "0d612f62"),
                value(URI.create("a:b"), JdkValues::write, JdkValues::readUri, "0d613a62"),
                value(
                        Instant.ofEpochSecond(1, 2),
                        JdkValues::write,
                        JdkValues::readInstant,
                        "01010000000000000002000000"),
                value(
                        Duration.ofSeconds(-1, 2),
                        JdkValues::write,
                        JdkValues::readDuration,
                        "01ffffffffffffffff02000000"),
                value(Period.of(1, 2, 3), JdkValues::write, JdkValues::readPeriod, "01010000000200000003000000"),
                value(LocalDate.of(2024, 2, 29), JdkValues::write, JdkValues::readLocalDate, "01e8070000021d"),
                value(LocalTime.ofNanoOfDay(5), JdkValues::write, JdkValues::readLocalTime, "010500000000000000"),
                value(
                        LocalDateTime.of(2024, 2, 29, 0, 0, 0, 5),
                        JdkValues::write,
                        JdkValues::readLocalDateTime,
                        "01e8070000021d0500000000000000"),
                value(
                        OffsetTime.of(LocalTime.ofNanoOfDay(5), ZoneOffset.ofHours(1)),
                        JdkValues::write,
                        JdkValues::readOffsetTime,
                        "010500000000000000100e0000"),
                value(
                        OffsetDateTime.of(2024, 2, 29, 0, 0, 0, 5, ZoneOffset.UTC),
                        JdkValues::write,
                        JdkValues::readOffsetDateTime,
                        "01e8070000021d050000000000000000000000"),
                value(
                        ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 0, ZoneId.of("Europe/Paris"))
                                .withLaterOffsetAtOverlap(),
                        JdkValues::write,
                        JdkValues::readZonedDateTime,
                        "01e80700000a1b0090cd792f080000100e0000314575726f70652f5061726973"),
                value(ZoneOffset.ofHours(-1), JdkValues::write, JdkValues::readZoneOffset, "01f0f1ffff"),
                value(ZoneId.of("UTC"), JdkValues::write, JdkValues::readZoneId, "0d555443"),
                value(Year.of(2024), JdkValues::write, JdkValues::readYear, "01e8070000"),
                value(YearMonth.of(2024, 2), JdkValues::write, JdkValues::readYearMonth, "01e807000002"),
                value(MonthDay.of(2, 29), JdkValues::write, JdkValues::readMonthDay, "01021d"),
                value(new boolean[] {true, false}, PrimitiveArrays::write, PrimitiveArrays::readBooleans, "030100"),
                value(new byte[] {1, -1}, PrimitiveArrays::write, PrimitiveArrays::readBytes, "0301ff"),
                value(new short[] {1}, PrimitiveArrays::write, PrimitiveArrays::readShorts, "020100"),
                value(new char[] {'a'}, PrimitiveArrays::write, PrimitiveArrays::readChars, "026100"),
                value(new int[] {1, 2}, PrimitiveArrays::write, PrimitiveArrays::readInts, "030100000002000000"),
                value(new long[] {1}, PrimitiveArrays::write, PrimitiveArrays::readLongs, "020100000000000000"),
                value(new float[] {1.5f}, PrimitiveArrays::write, PrimitiveArrays::readFloats, "020000c03f"),
                value(new double[] {1.5}, PrimitiveArrays::write, PrimitiveArrays::readDoubles, "02000000000000f83f"),
                value(
                        new String[] {"a", null},
                        (out, array) -> Containers.writeArray(out, array, Encoder::writeString),
                        in -> Containers.readArray(in, String[]::new, Decoder::readString),
                        "03056100"),
                value(
                        Arrays.asList("a", null),
                        (out, list) -> Containers.writeList(out, list, Encoder::writeString),
                        in -> Containers.readList(in, Decoder::readString),
                        "03056100"),
                value(
                        new TreeSet<>(List.of("b", "a")),
                        (out, set) -> Containers.writeSet(out, set, Encoder::writeString),
                        in -> Containers.readSet(in, Decoder::readString),
                        "01000205610562"),
                value(
                        new LinkedHashSet<>(List.of("b")),
                        (out, set) -> Containers.writeLinkedSet(out, set, Encoder::writeString),
                        in -> Containers.readLinkedSet(in, Decoder::readString),
                        "030562"),
                value(
                        Map.of("a", 1),
                        (out, map) -> Containers.writeMap(out, map, Encoder::writeString, JdkValues::write),
                        in -> Containers.readMap(in, Decoder::readString, JdkValues::readInteger),
                        "0305610101000000"),
                value(
                        new TreeMap<>(Map.of("a", 1)),
                        (out, map) -> Containers.writeMap(out, map, Encoder::writeString, JdkValues::write),
                        in -> Containers.readMap(in, Decoder::readString, JdkValues::readInteger),
                        "01000105610101000000"),
                value(
                        new EnumMap<>(Map.of(TimeUnit.DAYS, "a")),
                        (out, map) -> Containers.writeMap(out, map, Encoder::writeEnum, Encoder::writeString),
                        in -> Containers.readMap(in, key -> key.readEnum(TimeUnit.values()), Decoder::readString),
                        "010401070561"),
                value(
                        new HashMap<>(Map.of("a", 1)),
                        (out, map) -> Containers.writeLinkedMap(out, map, Encoder::writeString, JdkValues::write),
                        in -> Containers.readLinkedMap(in, Decoder::readString, JdkValues::readInteger),
                        "0305610101000000"),
                CodecTest.<Collection<String>>value(
                        Set.of("a"),
                        (out, all) -> Containers.writeCollection(out, all, Encoder::writeString),
                        in -> Containers.readCollection(in, Decoder::readString),
                        "01030561"),
                CodecTest.<Collection<String>>value(
                        List.of("a"),
                        (out, all) -> Containers.writeCollection(out, all, Encoder::writeString),
                        in -> Containers.readCollection(in, Decoder::readString),
                        "00020561"),
                value(
                        Optional.of("a"),
                        (out, optional) -> Containers.writeOptional(out, optional, Encoder::writeString),
                        in -> Containers.readOptional(in, Decoder::readString),
                        "01010561"),
                value(
                        Optional.empty(),
                        (out, optional) -> Containers.writeOptional(out, optional, (o, never) -> {}),
                        in -> Containers.readOptional(in, i -> "never"),
                        "0100"));
    }

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("everyForm")
    <T> void isWrittenAsTheFormatSaysAndReadAsAnEqualValue(
            T value, Encoder.Part<T> writer, Decoder.Part<T> reader, String bytes) {
        Bytes written = Copies.write(value, writer);

        assertThat(HexFormat.of().formatHex(written.toArray())).isEqualTo(bytes);
        assertThat(written.size()).isEqualTo(bytes.length() / 2);
        for (int chunk = 1; chunk <= 9; chunk++) {
            assertThat(Copies.read(Copies.cut(written, chunk), reader)).isEqualTo(value);
        }
    }

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("everyForm")
    <T> void isRefusedIfItIsCutOffOrHasMoreBehindIt(
            T value, Encoder.Part<T> writer, Decoder.Part<T> reader, String bytes) {
        byte[] whole = Copies.write(value, writer).toArray();

        for (int length = 0; length < whole.length; length++) {
            Bytes cut = Bytes.of(Arrays.copyOf(whole, length));
            assertThat(catchCodecException(() -> Copies.read(cut, reader))).isTrue();
        }
        Bytes longer = Bytes.of(Arrays.copyOf(whole, whole.length + 1));
        assertThat(catchCodecException(() -> Copies.read(longer, reader))).isTrue();
    }

    private static boolean catchCodecException(Runnable reading) {
        try {
            reading.run();
            return false;
        } catch (CodecException asMeant) {
            return true;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyFormOfAReference")
    <T> void nullComesAsNull(T value, Encoder.Part<T> writer, Decoder.Part<T> reader, String bytes) {
        Bytes written = Copies.write(null, writer);

        assertThat(written.size()).isBetween(1L, 2L);
        assertThat(Copies.read(written, reader)).isNull();
    }

    @Test
    void arraysOfAllSizesCross() {
        Random random = new Random(1);
        for (int size : new int[] {0, 1, 15, 16, 127, 1023, 4096, 32767, 32768, 32769, 100_001, 1_000_000}) {
            double[] doubles = random.doubles(size).toArray();
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            char[] chars = random.ints(size, 0, 65536)
                    .collect(StringBuilder::new, (b, c) -> b.append((char) c), StringBuilder::append)
                    .toString()
                    .toCharArray();
            Encoder.Part<Integer> all = (out, number) -> {
                out.writeByte((byte) 7); // nothing is aligned
                PrimitiveArrays.write(out, doubles);
                PrimitiveArrays.write(out, bytes);
                PrimitiveArrays.write(out, chars);
            };
            Bytes written = Copies.write(size, all);

            assertThat(written.buffers())
                    .allSatisfy(chunk -> assertThat(chunk.remaining()).isLessThanOrEqualTo(Bytes.MAX_CHUNK));
            for (Bytes each : List.of(
                    written.share(),
                    Copies.cut(written, 1001),
                    Copies.arriving(written, 0),
                    Copies.arriving(written, 43),
                    written)) {
                Copies.read(each, in -> {
                    assertThat(in.readByte()).isEqualTo((byte) 7);
                    assertThat(PrimitiveArrays.readDoubles(in)).isEqualTo(doubles);
                    assertThat(PrimitiveArrays.readBytes(in)).isEqualTo(bytes);
                    assertThat(PrimitiveArrays.readChars(in)).isEqualTo(chars);
                    return size;
                });
            }
        }
    }

    @Test
    void textsOfAllSizesAndCharactersCross() {
        Random random = new Random(2);
        for (int size : new int[] {1, 31, 32, 100, 5000, 70_000, Bytes.MAX_CHUNK - 10, Bytes.MAX_CHUNK + 1, 600_000}) {
            for (int most : new int[] {0x80, 0x100, 0x800, 0xD800, 0x10000}) {
                String text = random.ints(size, 0, most)
                        .collect(StringBuilder::new, (b, c) -> b.append((char) c), StringBuilder::append)
                        .toString();
                Bytes written = Copies.write(text, Encoder::writeString);

                assertThat(Copies.read(Copies.cut(written, 999), Decoder::readString))
                        .isEqualTo(text);
                if (most <= 0x100) {
                    assertThat(written.size()).isBetween((long) size, size + 5L);
                }
            }
        }
    }

    /** A text that was first copied as if each character were a byte: nothing of that copy may remain. */
    @ParameterizedTest
    @ValueSource(ints = {0, 50, 99})
    void oneCharacterThatIsNoByteIsEnough(int place) {
        StringBuilder text = new StringBuilder("x".repeat(100));
        text.setCharAt(place, '\u0178'); // whose low byte is that of an x
        Bytes written = Copies.write(
                List.of("before", text.toString(), "after"),
                (out, all) -> Containers.writeList(out, all, Encoder::writeString));

        List<String> read = Copies.read(written, in -> Containers.readList(in, Decoder::readString));
        assertThat(read).containsExactly("before", text.toString(), "after");
        assertThat(written.size()).isEqualTo(1 + 1 + 6 + 2 + 101 + 1 + 5);
    }

    @Test
    void orderStaysAndCollectionsCanBeChangedWhereTheyArrive() {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put(null, null);
        map.put("a", 2);

        Map<String, Integer> read = Copies.read(
                Copies.write(map, (out, all) -> Containers.writeMap(out, all, Encoder::writeString, JdkValues::write)),
                in -> Containers.readMap(in, Decoder::readString, JdkValues::readInteger));
        read.put("b", 3);

        assertThat(read.keySet()).containsExactly("z", null, "a", "b");
        assertThat(new HashMap<>(map)).isEqualTo(map);
    }
}
