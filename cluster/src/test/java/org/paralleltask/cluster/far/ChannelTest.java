package org.paralleltask.cluster.far;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.paralleltask.base.PoolLog;
import org.paralleltask.cluster.engine.Member;
import org.paralleltask.cluster.gateway.Parcel;
import org.paralleltask.cluster.message.Message;
import org.paralleltask.wire.Ledger;

/** A channel to a node that is not there: what the node says comes from the test. */
class ChannelTest {
    private final Link link = new Link("", new Parcel.Join("127.0.0.1", List.of(), "", ""), new PoolLog("cluster"));
    private final Member node = new Member(UUID.randomUUID(), "node", 1, Set.of(), Message.VERSION, 17);
    private final Channel channel = link.open(node, (pid, isError, line) -> {});

    private void writeForEver() {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        try {
            while (true) {
                channel.line().write(bytes.clear());
            }
        } catch (ClosedChannelException end) {
            // as it should
        }
    }

    @Test
    @DisplayName("A program whose hire is refused while it sends its code sends no more, and has the reason")
    void refusedWhileCodeIsSent() throws Exception {
        channel.received(new Message.Need(new int[] {0}));
        channel.awaitAnswer(Duration.ofSeconds(30));
        CompletableFuture<Void> sending = CompletableFuture.runAsync(this::writeForEver);
        channel.received(new Message.Refused(false, "its disk is full"));
        sending.get(30, TimeUnit.SECONDS);
        assertThat(channel.awaitAnswer(Duration.ofSeconds(30)))
                .isInstanceOfSatisfying(
                        Message.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo("its disk is full"));
    }

    @Test
    @DisplayName("A worker that is refused after it was hired is lost")
    void refusedAfterItWasHired() {
        FarPeer peer = new FarPeer(channel, new Pace(), new SharedOffers(), Ledger.mirror(), () -> {}, 1);
        channel.hiredAs(peer);
        channel.received(new Message.Refused(false, "an error"));
        assertThat(peer.hasExited()).isTrue();
        assertThatThrownBy(() -> channel.line().write(ByteBuffer.allocate(1)))
                .isInstanceOf(ClosedChannelException.class);
    }
}
