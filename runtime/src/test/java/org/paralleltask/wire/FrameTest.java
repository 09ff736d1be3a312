package org.paralleltask.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.codec.bytes.Bytes;

class FrameTest {
    private static final HexFormat HEX = HexFormat.of();

    /** Each kind, and every byte of it: a change here is a new {@link Frame#VERSION}. */
    static Stream<Arguments> everyKind() {
        return Stream.of(
                arguments(
                        new Frame.Load(3, 4, 5, "a.Bä", List.of("a.*", "b"), Bytes.of(new byte[] {9})),
                        "00000024" + "01" + "00000003" + "0000000000000004" + "00000005" + "00000005" + "612e42c3a4"
                                + "00000005" + "612e2a3b62" + "09"),
                arguments(
                        new Frame.Run(5, -2, List.of(new Frame.Task(0x0102030405060708L, 9, Bytes.of(new byte[] {9, -1
                        })))),
                        "0000001f" + "02" + "00000005" + "fffffffe" + "00000001" + "0102030405060708" + "00000009"
                                + "00000002" + "09ff"),
                arguments(
                        new Frame.Run(
                                1,
                                2,
                                List.of(
                                        new Frame.Task(3, 4, Bytes.of(new byte[] {5})),
                                        new Frame.Task(6, 7, Bytes.of(new byte[] {8})))),
                        "0000002f" + "02" + "00000001" + "00000002" + "00000002" + "0000000000000003" + "00000004"
                                + "00000001" + "05" + "0000000000000006" + "00000007" + "00000001" + "08"),
                arguments(new Frame.Context(new byte[] {7}), "00000002" + "18" + "07"),
                arguments(new Frame.Exit(), "00000001" + "03"),
                arguments(
                        new Frame.Value(1, Bytes.of(new byte[] {0, 127, -128})),
                        "0000000c" + "04" + "0000000000000001" + "007f80"),
                arguments(new Frame.Thrown(-1, new byte[] {7}), "0000000a" + "05" + "ffffffffffffffff" + "07"),
                arguments(new Frame.Loaded(2), "00000005" + "06" + "00000002"),
                arguments(new Frame.Unloadable(2, "no"), "00000007" + "07" + "00000002" + "6e6f"),
                arguments(new Frame.StartHookThrown(2, new byte[] {7}), "00000006" + "08" + "00000002" + "07"),
                arguments(new Frame.ExitValue(2, Bytes.of(new byte[] {7})), "00000006" + "09" + "00000002" + "07"),
                arguments(new Frame.ExitThrown(2, new byte[] {7}), "00000006" + "0a" + "00000002" + "07"),
                arguments(
                        new Frame.Progress(1, 2, -3),
                        "00000019" + "0b" + "0000000000000001" + "0000000000000002" + "fffffffffffffffd"),
                arguments(new Frame.Stack(1, new byte[] {7}), "0000000a" + "0c" + "0000000000000001" + "07"),
                arguments(new Frame.Memory(1), "00000009" + "0d" + "0000000000000001"),
                arguments(new Frame.Exiting("x"), "00000002" + "0e" + "78"),
                arguments(new Frame.Bell(258, true), "00000006" + "0f" + "00000102" + "01"),
                arguments(new Frame.ThreadsLeft(5, 2, "x"), "0000000e" + "10" + "0000000000000005" + "00000002" + "78"),
                arguments(new CallFrame.CallLine(new byte[] {7}), "00000002" + "11" + "07"),
                arguments(
                        new CallFrame.Ask(1, 2, 3, 4, 5, 6, true, Bytes.of(new byte[] {9})),
                        "0000001f" + "12" + "00000001" + "00000002" + "00000003" + "00000004" + "0000000000000005"
                                + "00000006" + "01" + "09"),
                arguments(new CallFrame.Over(5), "00000009" + "13" + "0000000000000005"),
                arguments(
                        new CallFrame.Returned(true, false, Bytes.of(new byte[] {7})), "00000003" + "14" + "01" + "07"),
                arguments(new CallFrame.CallThrown(false, true, new byte[] {7}), "00000003" + "15" + "02" + "07"),
                arguments(new CallFrame.Withdraw(1, 2), "00000009" + "16" + "00000001" + "00000002"),
                arguments(new CallFrame.NeedLine(1), "00000005" + "17" + "00000001"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyKind")
    void writesTheBytesOfTheFormat(Frame frame, String bytes) {
        assertThat(HEX.formatHex(bytes(frame))).isEqualTo(bytes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyKind")
    void readsTheBytesOfTheFormat(Frame frame, String bytes) throws ProtocolException {
        assertThat(Frame.decode(List.of(withoutLength(HEX.parseHex(bytes)))))
                .usingRecursiveComparison()
                .withEqualsForType((one, other) -> Arrays.equals(one.toArray(), other.toArray()), Bytes.class)
                .isEqualTo(frame)
                .isInstanceOf(frame.getClass());
    }

    static Stream<Frame> framesAtTheirLimits() {
        byte[] large = new byte[300_000];
        new Random(1).nextBytes(large);
        return Stream.of(
                new Frame.Load(Integer.MIN_VALUE, 0, 0, "", List.of(), Bytes.none()),
                new Frame.Load(Integer.MAX_VALUE, -1, -1, "𝄞.Clef$Inner", List.of("a"), Bytes.of(large)),
                new Frame.Run(0, 0, List.of(new Frame.Task(Long.MIN_VALUE, 0, Bytes.of(new byte[0])))),
                new Frame.Run(
                        Integer.MAX_VALUE,
                        Integer.MAX_VALUE,
                        List.of(new Frame.Task(Long.MAX_VALUE, 1, Bytes.of(large)))),
                new Frame.Value(0, Bytes.of(new byte[0])),
                new Frame.Value(Long.MIN_VALUE, Bytes.of(large)),
                new Frame.Thrown(0, new byte[0]),
                new Frame.Thrown(Long.MAX_VALUE, large),
                new Frame.Unloadable(0, ""),
                new Frame.Unloadable(0, "x\n\u0000ÿ€"));
    }

    @ParameterizedTest
    @MethodSource("framesAtTheirLimits")
    void readsWhatItWrote(Frame frame) throws ProtocolException {
        byte[] bytes = bytes(frame);

        Frame read = Frame.decode(List.of(withoutLength(bytes)));

        assertThat(ByteBuffer.wrap(bytes).getInt()).isEqualTo(bytes.length - Integer.BYTES);
        assertThat(read).isInstanceOf(frame.getClass());
        assertThat(bytes(read)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 25, 42, -1, Byte.MIN_VALUE, Byte.MAX_VALUE})
    void refusesUnknownKind(byte kind) {
        assertThatThrownBy(() ->
                        Frame.decode(List.of(ByteBuffer.wrap(new byte[] {kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}))))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("A frame of unknown kind " + kind);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyKind")
    void refusesFieldsThatAreCutOff(Frame frame, String bytes) {
        byte[] whole = Arrays.copyOfRange(HEX.parseHex(bytes), Integer.BYTES, bytes.length() / 2);
        int fixed = switch (whole[0]) {
            case 1 -> 3 * Integer.BYTES + Long.BYTES;
            case 6, 7, 8, 9, 10 -> Integer.BYTES;
            case 2 -> 3 * Integer.BYTES + Frame.TASK_FIELDS;
            case 15 -> Integer.BYTES + 1;
            case 3, 14, 16, 17, 24 -> 0;
            case 18 -> 5 * Integer.BYTES + Long.BYTES + 1;
            case 20, 21 -> 1;
            case 23 -> Integer.BYTES;
            case 11 -> 3 * Long.BYTES;
            default -> Long.BYTES;
        };
        for (int length = 1; length <= fixed; length++) {
            ByteBuffer cut = ByteBuffer.wrap(whole, 0, length);
            assertThatThrownBy(() -> Frame.decode(List.of(cut)))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage("A frame of kind " + whole[0] + " that ends before its fields do");
        }
    }

    @Test
    void theLargestDispatchArrivesInOneChunk() {
        assertThat(1 + Frame.RUN_FIELDS + Ledger.MAX_TASKS * Frame.TASK_FIELDS + Frame.MAX_DISPATCH)
                .isLessThanOrEqualTo(Bytes.MAX_CHUNK);
    }

    @Test
    void tasksArePackedAsTheyAreInARun() {
        byte[] all = {1, 5, 8, 9, 2};
        Packer packer = new Packer();
        packer.begin(1, 2, 3);
        packer.add(3, 4, all, 1, 2);
        packer.add(6, 7, all, 2, 4);
        packer.add(8, 9, all, 4, 4);

        Frame.Run run = new Frame.Run(
                1,
                2,
                List.of(
                        new Frame.Task(3, 4, Bytes.of(new byte[] {5})),
                        new Frame.Task(6, 7, Bytes.of(new byte[] {8, 9})),
                        new Frame.Task(8, 9, Bytes.none())));
        assertThat(bytes(packer.pack())).isEqualTo(bytes(run));
    }

    @Test
    void refusesAFrameWithoutAKind() {
        assertThatThrownBy(() -> Frame.decode(List.of(ByteBuffer.allocate(0))))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("A frame without a kind");
    }

    @Test
    void takesTextThatIsNotUtf8ForText() throws ProtocolException {
        byte[] unloadable = {7, 0, 0, 0, 0, 'a', (byte) 0xFF};

        assertThat(Frame.decode(List.of(ByteBuffer.wrap(unloadable))))
                .isEqualTo(new Frame.Unloadable(0, new String(unloadable, 5, 2, UTF_8)));
    }

    private static byte[] bytes(Frame frame) {
        ByteBuffer encoded = Frames.whole(frame);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    private static ByteBuffer withoutLength(byte[] bytes) {
        return ByteBuffer.wrap(bytes).position(Integer.BYTES);
    }
}
