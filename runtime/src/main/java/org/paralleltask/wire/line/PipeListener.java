package org.paralleltask.wire.line;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The named pipes at which a parent waits for one worker. Only processes of the same user can open them. A pipe does not tell
 * apart the processes that write into it: if the first bytes are anything but the greeting with the secret, the pipes are
 * closed, and no other greeting is read.
 *
 * <p>Opening one end of a pipe waits for a process at the other end, and reading a pipe that no process has open for writing
 * finds its end. So the parent holds both ends of each pipe until the worker has its own. Opening a pipe for both waits for
 * nothing; POSIX leaves that open, but Linux, macOS and the BSDs do so.
 */
final class PipeListener implements ConnectionListener {
    private static final long FULL_HEAP_PAUSE_NANOS = 10_000_000;

    private final Endpoint.Pipes pipes;
    private final byte[] secret;
    private final FileChannel in;
    private final FileChannel out;
    private final Controls.Speaking controls;

    /** Both ends of each pipe, held until the worker has its own. */
    private final List<FileChannel> held;

    @GuardedBy("this")
    private boolean isHeard;

    private PipeListener(
            Endpoint.Pipes pipes,
            byte[] secret,
            FileChannel in,
            FileChannel out,
            Controls.Speaking controls,
            List<FileChannel> held) {
        this.pipes = pipes;
        this.secret = secret;
        this.in = in;
        this.out = out;
        this.controls = controls;
        this.held = held;
    }

    static PipeListener open(Endpoint.Pipes pipes, byte[] secret) throws IOException {
        List<FileChannel> opened = new ArrayList<>();
        try {
            for (Path pipe : new Path[] {pipes.toParent(), pipes.toWorker(), pipes.controls()}) {
                opened.add(FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE));
            }
            List<FileChannel> held = List.copyOf(opened);
            FileChannel in = FileChannel.open(pipes.toParent(), StandardOpenOption.READ);
            opened.add(in);
            FileChannel out = FileChannel.open(pipes.toWorker(), StandardOpenOption.WRITE);
            opened.add(out);
            return new PipeListener(pipes, secret, in, out, Controls.Speaking.at(pipes.controls()), held);
        } catch (IOException e) {
            close(opened);
            throw e;
        }
    }

    @Override
    public Endpoint line() {
        return pipes;
    }

    @Override
    public Optional<Connection> accept(Duration limit, CompletionStage<?> exited) throws IOException {
        Watch watch = new Watch(TimeUnit.NANOSECONDS.convert(limit));
        exited.whenComplete((value, failure) -> watch.over.countDown());
        watch.start();
        try {
            return accept(watch);
        } catch (ClosedChannelException noneCame) {
            return Optional.empty();
        } finally {
            watch.over.countDown();
        }
    }

    private Optional<Connection> accept(Watch watch) throws IOException {
        ByteBuffer hello = ByteBuffer.allocate(Greeting.LENGTH);
        while (hello.hasRemaining() && in.read(hello) >= 0) {
            // the greeting comes at once, or in pieces
        }
        if (hello.hasRemaining() || !Greeting.proves(hello.flip(), secret)) {
            hangUp();
            watch.awaitEnd();
            return Optional.empty();
        }
        if (!hear()) {
            return Optional.empty();
        }
        close(held);
        return Optional.of(new Connection(in, out, controls));
    }

    /**
     * Gives up in time. It is a thread of its own, because a thread that completes futures may be held up by user code, and
     * nothing else ends the reading of a pipe that this process itself holds open. It cannot be interrupted.
     */
    private final class Watch extends Thread {
        final CountDownLatch over = new CountDownLatch(1);
        private final long limitNanos;

        Watch(long limitNanos) {
            super("paralleltask-start");
            this.limitNanos = limitNanos;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                if (!over.await(limitNanos, TimeUnit.NANOSECONDS)) {
                    over.countDown();
                }
            } catch (InterruptedException impossible) {
                throw new AssertionError("an uninterruptible thread was interrupted", impossible);
            } finally {
                while (!giveUp()) {
                    LockSupport.parkNanos(FULL_HEAP_PAUSE_NANOS);
                }
            }
        }

        /** Waits until the process has ended, or it is too late. */
        void awaitEnd() {
            try {
                over.await();
            } catch (InterruptedException impossible) {
                throw new AssertionError(
                        "a thread that starts workers, which is uninterruptible, was interrupted", impossible);
            }
        }

        @Override
        public void interrupt() {
            // see above
        }
    }

    /** Gives the pipes to the worker that has greeted; returns false if it is too late. */
    private synchronized boolean hear() {
        isHeard = in.isOpen();
        return isHeard;
    }

    /** Wakes the thread that reads, if no worker has greeted; returns false if there is no memory for that. */
    private synchronized boolean giveUp() {
        try {
            if (!isHeard) {
                in.close();
            }
            return true;
        } catch (IOException broken) {
            return true; // as good as closed
        } catch (OutOfMemoryError full) {
            return false;
        }
    }

    private void hangUp() throws IOException {
        in.close();
        out.close();
        controls.close();
        close(held);
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
