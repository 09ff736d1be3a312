package org.paralleltask.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.base.PoolLog;
import org.paralleltask.cluster.engine.Heartbeat;
import org.paralleltask.cluster.engine.RecordingEngine;
import org.paralleltask.cluster.message.HireRequest;
import org.paralleltask.cluster.message.Message;
import org.paralleltask.wire.Frame;

/** A node of one slot, which is hired by a program that never sends the code. */
class NodeServiceTest {
    @TempDir
    Path directory;

    private final AtomicLong clock = new AtomicLong();
    private final RecordingEngine engine = new RecordingEngine();
    private final AtomicInteger taken = new AtomicInteger();
    private final UUID program = UUID.randomUUID();
    private NodeService service;

    @BeforeEach
    void start() throws IOException {
        Workshop workshop = new Workshop(
                1, List.of(), new CodeCache(directory), new SharedContents(directory), new PoolLog("node"));
        service = new NodeService(
                1,
                (request, out, whenFree) -> {
                    taken.incrementAndGet();
                    return new Slot(request, workshop, out, () -> {
                        taken.decrementAndGet();
                        whenFree.run();
                    });
                },
                () -> {
                    throw new AssertionError("it was not cut off");
                },
                clock::get);
        service.start(engine);
    }

    private void hear(int channel, Message message) {
        service.received(program, channel, message.toBytes());
    }

    private void hire(int channel) {
        hear(
                channel,
                new Message.Hire(new HireRequest(
                        Frame.VERSION,
                        17,
                        "cluster-1",
                        0,
                        List.of(new HireRequest.Code("a.jar", "a".repeat(64), 7)),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        Duration.ofSeconds(10),
                        1000,
                        false)));
    }

    private void beats(int count) {
        for (int i = 0; i < count; i++) {
            clock.addAndGet(Heartbeat.PAUSE.toNanos());
            service.beat();
        }
    }

    @Test
    @DisplayName("A program that was silent loses its slots, and is told so when it is heard again")
    void aSilentProgram() {
        hire(5);
        await().until(() -> engine.sent().contains("Need 5"));
        beats(8);
        await().until(() -> taken.get() == 0);

        hear(Message.ABOUT_NO_SLOT, new Message.Ping());
        await().until(() -> engine.count("Pong") == 1);
        assertThat(engine.sent()).containsExactly("Need 5", "End 0");

        hire(6);
        await().until(() -> engine.sent().contains("Need 6"));
    }

    @Test
    @DisplayName("A program to which a message was lost loses its slots, and is told so when it is heard again")
    void aLostMessage() {
        engine.fail(1);
        hire(5);
        await().until(() -> taken.get() == 0);
        hear(Message.ABOUT_NO_SLOT, new Message.Ping());
        await().until(() -> engine.count("Pong") == 1);
        assertThat(engine.sent()).containsExactly("End 0");
    }

    @Test
    @DisplayName("A program that ends what runs for it loses its slots, and hires others")
    void anEnd() {
        hire(5);
        await().until(() -> engine.sent().contains("Need 5"));
        hire(6);
        await().until(() -> engine.sent().contains("Refused 6"));
        hear(Message.ABOUT_NO_SLOT, new Message.End());
        await().until(() -> taken.get() == 0);
        hire(7);
        await().until(() -> engine.sent().contains("Need 7"));
    }
}
