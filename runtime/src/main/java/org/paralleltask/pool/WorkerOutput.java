package org.paralleltask.pool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * One output stream of one worker process, passed on in whole lines by a thread of its own, and the last of them kept
 * for the case that the process dies.
 */
final class WorkerOutput {
    /** A longer line is passed on in pieces, so that one without an end fills no memory. */
    private static final int MAX_LINE_BYTES = 1 << 16;

    /** What is still in the pipe of a dead process has a moment to arrive. */
    private static final long LAST_WORDS_MILLIS = 200;

    private static final int LINES_KEPT = 30;
    private static final int LENGTH_KEPT = 500;

    private final InputStream stream;
    private final Consumer<String> sink;
    private final Thread reader;
    private boolean warned; // the reader's own
    private final Deque<String> last = new ArrayDeque<>(); // guarded by itself

    private WorkerOutput(String name, InputStream stream, Consumer<String> sink) {
        this.stream = stream;
        this.sink = sink;
        this.reader = new Thread(this::read, "paralleltask-" + name);
        reader.setDaemon(true);
    }

    /** Starts to read {@code stream}; each line goes to {@code sink}, without its end. */
    static WorkerOutput start(String name, InputStream stream, Consumer<String> sink) {
        WorkerOutput output = new WorkerOutput(name, stream, sink);
        output.reader.start();
        return output;
    }

    /**
     * The last lines, once the process has ended. Waits a moment for what is still in the pipe; not for its end, because
     * a process that the worker started may hold the pipe open.
     */
    List<String> lastLines() {
        try {
            reader.join(LAST_WORDS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // then what has come so far
        }
        synchronized (last) {
            return List.copyOf(last);
        }
    }

    private void read() {
        byte[] buffer = new byte[8192];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                split(buffer, count, line);
            }
        } catch (IOException processIsGone) {
            // "Stream closed": how the JDK ends the streams of a process that was killed
        }
        if (line.size() > 0) {
            pass(line);
        }
    }

    private void split(byte[] buffer, int count, ByteArrayOutputStream line) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (buffer[i] == '\n' || line.size() + i - start >= MAX_LINE_BYTES) {
                line.write(buffer, start, i - start);
                pass(line);
                start = buffer[i] == '\n' ? i + 1 : i;
            }
        }
        line.write(buffer, start, count - start);
    }

    private void pass(ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        synchronized (last) {
            if (last.size() == LINES_KEPT) {
                last.removeFirst();
            }
            last.addLast(text.length() > LENGTH_KEPT ? text.substring(0, LENGTH_KEPT) + "…" : text);
        }
        try {
            sink.accept(text);
        } catch (Throwable theirs) { // a user's; the next line may fare better, and the pipe must not fill
            if (!warned) {
                warned = true;
                Log.warn("A line that a worker printed is lost: its OutputHandler failed (told once)", theirs);
            }
        }
    }
}
