package org.paralleltask.host.calls;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.paralleltask.host.os.PrivateDirectory;
import org.paralleltask.host.os.Rendezvous;
import org.paralleltask.memory.MappedFile;
import org.paralleltask.system.RandomBytes;
import org.paralleltask.wire.CallFrame;
import org.paralleltask.wire.Ring;
import org.paralleltask.wire.line.CallEndpoint;
import org.paralleltask.wire.line.Connection;
import org.paralleltask.wire.line.ConnectionListener;
import org.paralleltask.wire.line.Control;
import org.paralleltask.wire.line.Greeting;

/**
 * Opens the lines for the calls of a worker that is a process of this machine: the first has a ring in shared memory, the
 * others have pipes alone.
 */
public final class CallRendezvous implements CallOpening {
    /** How long a worker may take to open a line: it does so as soon as it has nothing else to do. */
    private static final Duration OPEN_PATIENCE = Duration.ofMinutes(1);

    private final Connection main;
    private final PrivateDirectory.Start files;
    private final CompletionStage<?> exited;

    private volatile @Nullable CallEndpoint opened;
    private volatile @Nullable MappedFile ring;

    /**
     * @param main the worker's line
     * @param files the files of the worker's start
     * @param exited completes when the worker has ended
     */
    public CallRendezvous(Connection main, PrivateDirectory.Start files, CompletionStage<?> exited) {
        this.main = main;
        this.files = files;
        this.exited = exited;
    }

    @Override
    public Connection first() throws IOException {
        byte[] secret = RandomBytes.of(Greeting.SECRET_LENGTH);
        MappedFile memory = MappedFile.create(files.callRings(), Ring.CALL_MEMORY);
        boolean isOpen = false;
        try (ConnectionListener listener = Rendezvous.open(files.callPipes(), files.callSocket(), secret)) {
            files.check();
            CallEndpoint endpoint = new CallEndpoint(listener.line(), secret, Optional.of(memory.path()));
            main.send(new CallFrame.CallLine(endpoint.toBytes()));
            Connection line = accept(listener);
            line.useRing(memory.memory(), true);
            ring = memory;
            opened = endpoint;
            isOpen = true;
            return line;
        } finally {
            if (!isOpen) {
                memory.release();
            }
            files.close(); // both sides have opened them by now, or never will
        }
    }

    private Connection accept(ConnectionListener listener) throws IOException {
        return listener.accept(OPEN_PATIENCE, exited)
                .orElseThrow(() -> new IOException("it did not open the line for the calls of managed objects"));
    }

    @Override
    public Connection further(int number) throws IOException {
        CallEndpoint known = opened;
        if (known == null) {
            throw new IOException("it asked for a further line for calls before the first");
        }
        CallEndpoint endpoint = known.numbered(number);
        boolean isOpen = false;
        try (ConnectionListener listener = Rendezvous.open(endpoint.line(), endpoint.secret())) {
            main.tell(new Control(Control.Kind.CALLS, number));
            isOpen = true;
            return accept(listener);
        } finally {
            if (!isOpen) {
                main.tell(new Control(Control.Kind.NO_CALLS, number));
            }
            endpoint.line().delete();
        }
    }

    @Override
    public void release() {
        MappedFile memory = ring;
        if (memory != null) {
            memory.release();
        }
    }
}
