package org.paralleltask.cluster.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.paralleltask.cluster.engine.Heartbeat;
import org.paralleltask.cluster.engine.Member;
import org.paralleltask.cluster.engine.RecordingEngine;
import org.paralleltask.cluster.message.Message;

class RelayTest {
    private final AtomicLong clock = new AtomicLong();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final RecordingEngine engine = new RecordingEngine();
    private final Relay relay = new Relay(
            parcel -> told.add(parcel.getClass().getSimpleName()),
            () -> {
                throw new AssertionError("it was not cut off");
            },
            clock::get);
    private final Member node = new Member(UUID.randomUUID(), "node", 1, Set.of(), Message.VERSION, 17);

    private void hear(Message message) {
        relay.received(node.id(), Message.ABOUT_NO_SLOT, message.toBytes());
    }

    private void say(int channel, Message message) {
        relay.send(new Parcel.Carried(node.id(), channel, message.toBytes()));
    }

    private void beats(int count) {
        for (int i = 0; i < count; i++) {
            clock.addAndGet(Heartbeat.PAUSE.toNanos());
            relay.beat();
        }
    }

    /** The node has joined, and is heard. */
    private void isThere() {
        relay.joined(node);
        relay.start(engine);
        hear(new Message.Pong());
        assertThat(told).containsExactly("Joined", "Ready");
        told.clear();
    }

    @Test
    @DisplayName("A node is told of once it has been heard, and not when it has only joined: it cannot listen yet")
    void notBeforeItIsHeard() {
        relay.start(engine);
        assertThat(told).containsExactly("Ready");
        relay.joined(node);
        await().until(() -> engine.count("Ping") == 1);
        beats(20);
        assertThat(told).containsExactly("Ready");
        hear(new Message.Pong());
        assertThat(told).containsExactly("Ready", "Joined");
    }

    @Test
    @DisplayName("A program does not wait for ever for a node that was there at the start and is never heard")
    void oneThatIsNeverHeard() {
        relay.joined(node);
        relay.start(engine);
        assertThat(told).isEmpty();
        beats(8);
        assertThat(told).containsExactly("Ready");
    }

    @Test
    @DisplayName("A node that was silent is told to end what runs for the program before it is told anything else, also"
            + " if the send of an older message is stuck: so that it keeps no slot for a worker that was given up")
    void givenUpAndBack() {
        isThere();
        await().until(() -> engine.count("Ping") > 0);
        engine.shut();
        say(5, new Message.Kill(0)); // it stands for a hire
        await().until(engine::isStuck);
        beats(8);
        assertThat(told).containsExactly("Lost");
        say(5, new Message.End()); // the program has given its hire up
        engine.open();
        await().until(() -> engine.sent().size() == 3);
        assertThat(engine.sent()).containsExactly("Kill 5", "End 0", "End 5");

        hear(new Message.Pong());
        assertThat(told).containsExactly("Lost", "Joined");
    }

    @Test
    @DisplayName("A node to which a message was lost is given up: what comes after it would make no sense there")
    void aLostMessage() {
        isThere();
        engine.fail(1);
        say(5, new Message.Kill(0));
        await().until(() -> told.contains("Lost"));
        say(5, new Message.Kill(1));
        beats(1);
        await().until(() -> engine.sent().size() == 1);
        assertThat(engine.sent()).containsExactly("End 0");

        hear(new Message.Pong());
        assertThat(told).containsExactly("Lost", "Joined");
    }

    @Test
    @DisplayName("A node that has given the program up is lost, and there again at once")
    void givenUpByTheNode() {
        isThere();
        hear(new Message.End());
        assertThat(told).containsExactly("Lost", "Joined");
    }

    @Test
    @DisplayName("To a node that is stuck no pings pile up")
    void noPingsPileUp() {
        isThere();
        await().until(() -> engine.count("Ping") > 0);
        long before = engine.count("Ping");
        engine.shut();
        beats(100);
        engine.open();
        say(7, new Message.End());
        await().until(() -> engine.sent().contains("End 7"));
        assertThat(engine.count("Ping") - before).isLessThan(4);
    }
}
