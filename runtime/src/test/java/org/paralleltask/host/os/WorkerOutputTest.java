package org.paralleltask.host.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.base.PoolLog;
import org.paralleltask.wire.OutputMark;

/** How a stream of bytes becomes lines. */
@Timeout(60)
class WorkerOutputTest {
    private static final int PIECE = 1 << 16;

    private static List<String> lines(String printed) {
        return lines(printed.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines(byte[] printed) {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        WorkerOutput output =
                WorkerOutput.start("test", new ByteArrayInputStream(printed), lines::add, new PoolLog("test"));
        output.drain(); // waits for its end
        return List.copyOf(lines);
    }

    @Test
    void linesEndAsUnixOrWindowsEndsThem() {
        assertThat(lines("one\ntwo\r\n\r\n\nlast")).containsExactly("one", "two", "", "", "last");
    }

    @Test
    void aReturnWithinALineStays() {
        assertThat(lines("10 %\r20 %\r\n30 %\r")).containsExactly("10 %\r20 %", "30 %\r");
    }

    @Test
    void aLineOfExactlyOnePieceIsOneLine() {
        String full = "x".repeat(PIECE);

        assertThat(lines(full + "\nnext\n")).containsExactly(full, "next");
    }

    @Test
    void aLongLineComesInPieces() {
        assertThat(lines("x".repeat(2 * PIECE + 5) + "\n"))
                .containsExactly("x".repeat(PIECE), "x".repeat(PIECE), "x".repeat(5));
    }

    @Test
    void aReturnThatEndsAPieceStays() {
        String piece = "x".repeat(PIECE - 1) + "\r";

        assertThat(lines(piece + "y\n").equals(List.of(piece, "y"))).isTrue();
    }

    @Test
    void noCharacterIsCutInPieces() {
        for (int shift = 0; shift < 4; shift++) {
            String text = "x".repeat(shift) + "ß€😀".repeat(30_000);

            List<String> pieces = lines(text);

            boolean isWhole = String.join("", pieces).equals(text);
            assertThat(isWhole).isTrue();
            assertThat(pieces)
                    .hasSize(5)
                    .allSatisfy(piece ->
                            assertThat(piece.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(PIECE + 4));
        }
    }

    @Test
    void bytesThatAreNoCharactersFillNoMemoryEither() {
        byte[] binary = new byte[10 * PIECE];
        Arrays.fill(binary, (byte) 0x80); // the middle of a character that never began

        assertThat(lines(binary))
                .hasSizeBetween(9, 11)
                .allSatisfy(piece -> assertThat(piece).hasSizeLessThan(PIECE + 4));
    }

    private static byte[] marked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("before".getBytes(StandardCharsets.UTF_8));
        bytes.write(OutputMark.of(7));
        bytes.writeBytes("a\nb".getBytes(StandardCharsets.UTF_8));
        bytes.write(OutputMark.of(OutputMark.NO_TASK));
        bytes.writeBytes("after\n".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    @Test
    void aMarkEndsALineAndIsNoneWhereverItIsCut() throws Exception {
        byte[] printed = marked();
        for (int step = 1; step <= printed.length; step++) {
            int most = step;
            InputStream inSteps = new ByteArrayInputStream(printed) {
                @Override
                public int read(byte[] buffer) {
                    return read(buffer, 0, most);
                }
            };
            List<String> lines = Collections.synchronizedList(new ArrayList<>());
            WorkerOutput output = WorkerOutput.start("test", inSteps, lines::add, new PoolLog("test"));
            output.drain();

            assertThat(lines).containsExactly("before", "a", "b", "after");
            Duration none = Duration.ofSeconds(-100);
            assertThat(output.lastLines(WorkerOutput.Words.of(7, none))).containsExactly("a", "b");
            assertThat(output.lastLines(WorkerOutput.Words.of(8, none))).isEmpty();
            assertThat(output.lastLines(WorkerOutput.Words.ALL)).containsExactly("before", "after");
        }
    }

    @Test
    void whatOnlyBeginsLikeAMarkIsPrinted() {
        byte[] printed = OutputMark.of(7);
        printed[6] = 'x';
        byte[] cut = Arrays.copyOf(OutputMark.of(7), 12);

        assertThat(lines(printed)).containsExactly(new String(printed, StandardCharsets.UTF_8));
        assertThat(lines(cut)).containsExactly(new String(cut, StandardCharsets.UTF_8));
    }

    @Test
    void bytesThatMayBeginAMarkFillNoMemoryEither() {
        byte[] binary = new byte[10 * PIECE];
        Arrays.fill(binary, OutputMark.of(7)[0]);

        assertThat(lines(binary))
                .hasSizeBetween(9, 11)
                .allSatisfy(piece -> assertThat(piece).hasSizeLessThan(PIECE + 4));
    }

    @Test
    void goesOnAfterAMomentWithoutMemory() {
        InputStream printed = new ByteArrayInputStream("later\n".getBytes(StandardCharsets.UTF_8)) {
            private boolean wasFull;

            @Override
            public int read(byte[] buffer) throws IOException {
                if (!wasFull) {
                    wasFull = true;
                    throw new OutOfMemoryError("as asked");
                }
                return super.read(buffer);
            }
        };
        List<String> lines = Collections.synchronizedList(new ArrayList<>());

        WorkerOutput.start("test", printed, lines::add, new PoolLog("test")).drain();

        assertThat(lines).containsExactly("later");
    }
}
