package org.paralleltask.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * The named pipes at which a parent waits for one worker. They are the user's own, and whoever of his processes has opened
 * them speaks with one voice: one that says anything but the secret is hung up on, and nobody else is heard.
 *
 * <p>Who opens one end of a pipe waits for the other, and who reads a pipe that nobody writes has come to its end. So the
 * parent holds both ends of each until the worker has theirs: opening for both waits for nobody, which POSIX leaves open,
 * and Linux, macOS and the BSDs do.
 */
final class PipeListener implements ConnectionListener {
    private final Line.Pipes pipes;
    private final byte[] secret;
    private final FileChannel in;
    private final FileChannel out;

    /** Both ends of each pipe. */
    private final List<FileChannel> held;

    private boolean isHeard; // guarded by this

    private PipeListener(Line.Pipes pipes, byte[] secret, FileChannel in, FileChannel out, List<FileChannel> held) {
        this.pipes = pipes;
        this.secret = secret;
        this.in = in;
        this.out = out;
        this.held = held;
    }

    static PipeListener open(Line.Pipes pipes, byte[] secret) throws IOException {
        List<FileChannel> opened = new ArrayList<>();
        try {
            opened.add(FileChannel.open(pipes.toParent(), StandardOpenOption.READ, StandardOpenOption.WRITE));
            opened.add(FileChannel.open(pipes.toWorker(), StandardOpenOption.READ, StandardOpenOption.WRITE));
            List<FileChannel> held = List.copyOf(opened);
            FileChannel in = FileChannel.open(pipes.toParent(), StandardOpenOption.READ);
            opened.add(in);
            return new PipeListener(
                    pipes, secret, in, FileChannel.open(pipes.toWorker(), StandardOpenOption.WRITE), held);
        } catch (IOException e) {
            close(opened);
            throw e;
        }
    }

    @Override
    public Optional<Connection> accept(Duration limit, CompletionStage<?> exited) throws IOException {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        exited.whenComplete((value, failure) -> over.complete(true));
        over.completeOnTimeout(true, TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
        over.thenRun(this::giveUp);
        ByteBuffer hello = ByteBuffer.allocate(Connection.HELLO_LENGTH);
        try {
            while (hello.hasRemaining()) {
                in.read(hello);
            }
        } catch (ClosedChannelException nobodyCame) {
            return Optional.empty();
        }
        if (!Connection.proves(hello.flip(), secret)) {
            hangUp();
            over.join();
            return Optional.empty();
        }
        if (!hear()) {
            return Optional.empty();
        }
        over.complete(true);
        close(held);
        return Optional.of(new Connection(in, out, new Move.OfParent(pipes, secret)));
    }

    /** From now on who it is has the pipes; false if it has come too late. */
    private synchronized boolean hear() {
        isHeard = in.isOpen();
        return isHeard;
    }

    private synchronized void giveUp() {
        if (!isHeard) {
            try {
                hangUp();
            } catch (IOException broken) {
                // as good as closed
            }
        }
    }

    private void hangUp() throws IOException {
        close(held);
        close(List.of(in, out));
    }

    private static void close(List<FileChannel> channels) throws IOException {
        for (FileChannel channel : channels) {
            channel.close();
        }
    }

    /** Hangs up, unless the worker has been let in. */
    @Override
    public synchronized void close() throws IOException {
        if (!isHeard) {
            hangUp();
        }
    }
}
