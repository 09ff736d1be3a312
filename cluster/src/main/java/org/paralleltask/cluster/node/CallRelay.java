package org.paralleltask.cluster.node;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.cluster.message.ByteLine;
import org.paralleltask.cluster.message.CallByteLines;
import org.paralleltask.host.calls.CallOpening;
import org.paralleltask.wire.CallFrame;
import org.paralleltask.wire.line.Connection;
import org.paralleltask.wire.line.RawFrame;

/**
 * Passes on the calls of managed objects that one worker of this node makes: the objects are in its program. Each line for
 * calls has a thread, which passes a call up, waits for its answer, and passes that down. So a call that waits holds up no
 * other line. Thread-safe.
 */
final class CallRelay {
    private final String name;
    private final CallOpening opening;
    private final CallByteLines lines;
    private final int mostBytes;
    private final Runnable kill;

    @GuardedBy("this")
    private final Map<Integer, UninterruptibleThread> threads = new HashMap<>();

    @GuardedBy("this")
    private final Map<Integer, Connection> toWorker = new HashMap<>();

    @GuardedBy("this")
    private boolean isOver;

    /** Opens the worker's end of a line. */
    @FunctionalInterface
    private interface Opener {
        Connection open() throws IOException;
    }

    /**
     * @param name the worker's
     * @param opening opens its lines
     * @param lines those of its slot
     * @param mostBytes the largest payload of a call or an answer
     * @param kill kills the worker, if a line cannot be opened or breaks
     */
    CallRelay(String name, CallOpening opening, CallByteLines lines, int mostBytes, Runnable kill) {
        this.name = name;
        this.opening = opening;
        this.lines = lines;
        this.mostBytes = mostBytes;
        this.kill = kill;
    }

    /** Opens the line of the thread that runs the tasks, and returns when the worker has opened its end. */
    void openFirst() throws IOException {
        Connection line = opening.first();
        if (!start(0, () -> line)) { // the worker has just ended
            line.close();
            opening.release();
        }
    }

    /** The worker has asked for a line of this number. One that it must not ask for is its program's to refuse. */
    void open(int number) {
        if (number >= 1 && number <= CallFrame.MOST_LINES) {
            start(number, () -> opening.further(number));
        }
    }

    private synchronized boolean start(int number, Opener opener) {
        if (isOver || threads.containsKey(number)) {
            return false;
        }
        UninterruptibleThread thread = UninterruptibleThread.detached(
                name + "-calls" + (number == 0 ? "" : "-" + number), () -> run(number, opener));
        threads.put(number, thread);
        thread.start();
        return true;
    }

    private void run(int number, Opener opener) {
        try (Connection worker = opener.open()) {
            if (isWanted(number, worker)) {
                pass(worker, lines.line(number));
            }
        } catch (IOException
                | InternalError broken) { // if it is not the worker that is gone, its calls would wait for ever
            kill.run();
        }
    }

    private synchronized boolean isWanted(int number, Connection worker) {
        if (!isOver) {
            toWorker.put(number, worker);
        }
        return !isOver;
    }

    private void pass(Connection worker, ByteLine line) throws IOException {
        Connection program = Connection.over(line, line, OutputStream.nullOutputStream());
        for (Optional<RawFrame> call = worker.receiveRaw(mostBytes);
                call.isPresent();
                call = worker.receiveRaw(mostBytes)) {
            program.send(call.get());
            Optional<RawFrame> answer = program.receiveRaw(mostBytes);
            if (answer.isEmpty()) {
                return; // the program is gone, and so will be the worker
            }
            worker.send(answer.get());
        }
    }

    /** The worker has ended. Returns when no thread passes on its calls any more. Called by the slot's thread. */
    void end() {
        List<UninterruptibleThread> all;
        synchronized (this) {
            isOver = true;
            all = List.copyOf(threads.values());
            toWorker.forEach((number, worker) -> close(worker));
        }
        lines.end();
        for (UninterruptibleThread thread : all) {
            try {
                thread.join();
            } catch (InterruptedException impossible) {
                throw new AssertionError("a thread of the library was interrupted", impossible);
            }
        }
        opening.release();
    }

    private static void close(Connection worker) {
        try {
            worker.close();
        } catch (IOException alreadyBroken) {
            // it has ended
        }
    }
}
