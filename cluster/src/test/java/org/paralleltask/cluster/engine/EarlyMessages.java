package org.paralleltask.cluster.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.paralleltask.cluster.message.Message;

/** A program of two engines, for {@link EarlyMessagesTest}: one speaks to the other as soon as that has joined. */
final class EarlyMessages {
    private static final int CHANNELS = 20;
    private static final String HOST = "127.0.0.1";

    private EarlyMessages() {}

    /** The arguments are a port, and a directory; prints the channels on which something was heard, in their order. */
    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        Path directory = Path.of(args[1]);
        CompletableFuture<UUID> joined = new CompletableFuture<>();
        ConcurrentLinkedQueue<Integer> heard = new ConcurrentLinkedQueue<>();
        CompletableFuture<Void> all = new CompletableFuture<>();
        IgniteEngine first = join(port, port, directory.resolve("1"), joined::complete, (from, channel) -> {});
        joined.thenAcceptAsync(other -> sendAll(first, other));
        join(port + 1, port, directory.resolve("2"), other -> {}, (from, channel) -> {
            heard.add(channel);
            if (channel == CHANNELS) {
                all.complete(null);
            }
        });
        try {
            all.get(30, TimeUnit.SECONDS);
        } catch (TimeoutException lost) {
            // what was heard says more
        }
        System.out.println(List.copyOf(heard));
        Runtime.getRuntime().halt(0);
    }

    private static void sendAll(Engine engine, UUID other) {
        try {
            for (int channel = 0; channel <= CHANNELS; channel++) {
                engine.send(other, channel, new byte[] {1});
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IgniteEngine join(
            int port,
            int seed,
            Path directory,
            java.util.function.Consumer<UUID> joined,
            BiConsumer<UUID, Integer> received)
            throws IOException {
        Member self = new Member(new UUID(0, 0), HOST + ":" + port, 1, Set.of(), Message.VERSION, 17);
        IgniteEngine.Setup setup =
                new IgniteEngine.Setup(HOST, port, 1, List.of(HOST + ":" + seed), Optional.empty(), directory);
        return IgniteEngine.join(setup, self, new Engine.Listener() {
            @Override
            public void joined(Member member) {
                joined.accept(member.id());
            }

            @Override
            public void gone(UUID id, String how) {}

            @Override
            public void received(UUID from, int channel, byte[] message) {
                received.accept(from, channel);
            }

            @Override
            public void cutOff(String why) {}
        });
    }
}
