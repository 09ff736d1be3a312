package org.paralleltask.cluster.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final List<Message> ALL = List.of(
            new Message.Hire(new HireRequest(
                    11,
                    17,
                    "cluster-3",
                    2,
                    List.of(new HireRequest.Code("a.jar", "abc", 7)),
                    List.of("-Xmx1g"),
                    Map.of("a", "b"),
                    Map.of("C", "ü"),
                    Duration.ofSeconds(60),
                    1 << 30,
                    true)),
            new Message.Need(new int[] {1, 5}),
            new Message.Hired(123),
            new Message.Refused(true, "busy"),
            new Message.Data(new byte[] {1, 2}),
            new Message.Credit(9),
            new Message.Offer("abc", 5),
            new Message.Wanted(true),
            new Message.OfCalls(16, new Message.Data(new byte[] {4, 5})),
            new Message.OfCalls(0, new Message.Credit(7)),
            new Message.Tell(new byte[] {3}),
            new Message.Kill(8),
            new Message.Output(true, "a line"),
            new Message.Memory(99),
            new Message.Exited(new ExitReport(
                    3, List.of(new ExitReport.Line("last", 4, 5)), List.of(), "log", OptionalLong.of(1))),
            new Message.TakenBack(77, new int[] {3, 4}),
            new Message.End(),
            new Message.Leaving(),
            new Message.Ping(),
            new Message.Pong());

    @Test
    @DisplayName("Each message arrives as it was")
    void arrives() throws Exception {
        for (Message message : ALL) {
            assertThat(Message.of(message.toBytes())).usingRecursiveComparison().isEqualTo(message);
        }
    }

    @Test
    @DisplayName("Damaged bytes are another message or none, and nothing else happens")
    void damaged() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = ALL.get(random.nextInt(ALL.size())).toBytes();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            byte[] cut = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            try {
                Message.of(cut);
            } catch (ProtocolException none) {
                assertThat(none).hasMessageNotContaining("null");
            }
        }
        assertThatThrownBy(() -> Message.of(new byte[] {99})).isInstanceOf(ProtocolException.class);
    }
}
