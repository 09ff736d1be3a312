package org.paralleltask.host.os;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.paralleltask.base.FullHeap;
import org.paralleltask.base.PoolLog;
import org.paralleltask.wire.OutputMark;

/**
 * One output stream of one worker process. A thread of its own passes it on in whole lines. The last lines are kept,
 * for the report if the process dies.
 */
public final class WorkerOutput {
    /** A longer line is passed on in pieces, so that a line without an end does not fill the memory. */
    private static final int MAX_LINE_BYTES = 1 << 16;

    /**
     * How many bytes longer a piece may be, so that no character is cut: a UTF-8 character has at most three bytes
     * after its first.
     */
    private static final int MAX_FOLLOWING_BYTES = 3;

    /** How long to wait for output that is still in the pipe of a dead process. */
    private static final long LAST_WORDS_MILLIS = 200;

    /** How long the end of a worker waits at most for the handler that takes its lines. */
    private static final long DRAIN_MILLIS = 5_000;

    private static final int LINES_KEPT = 30;
    private static final int LENGTH_KEPT = 500;

    private final InputStream stream;
    private final Consumer<String> sink;
    private final PoolLog log;
    // Used by the reader only. Made here, because the heap may be full when the reader runs.
    private final byte[] buffer = new byte[8192];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Thread reader;
    private final AtomicLong passed = new AtomicLong(); // counts lines
    private final OutputMark mark = new OutputMark(); // used by the reader only
    private long task = OutputMark.NO_TASK; // the task that prints, as the last mark says; used by the reader only
    private final Deque<Kept> last = new ArrayDeque<>(); // guarded by itself

    /**
     * A line.
     *
     * @param task the task that printed it, if that is known, else {@link OutputMark#NO_TASK}
     * @param nanos when it arrived, by the clock of {@link System#nanoTime}
     */
    public record Kept(String text, long task, long nanos) {}

    private WorkerOutput(String name, InputStream stream, Consumer<String> sink, PoolLog log) {
        this.stream = stream;
        this.sink = sink;
        this.log = log;
        this.reader = new Thread(this::read, "paralleltask-" + name);
        reader.setDaemon(true);
    }

    /** Starts to read {@code stream}; each line goes to {@code sink}, without its end. */
    public static WorkerOutput start(String name, InputStream stream, Consumer<String> sink, PoolLog log) {
        WorkerOutput output = new WorkerOutput(name, stream, sink, log);
        output.reader.start();
        return output;
    }

    /**
     * To be called once the process has ended: waits until its output has been passed on, so that all of it has been
     * passed on when a pool is closed. Gives up if no line has been passed on for a moment, because a process that the
     * worker started may hold the pipe open, or the handler may be stuck.
     */
    public void drain() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_MILLIS);
        long before;
        do {
            before = passed.get();
            awaitReader(LAST_WORDS_MILLIS);
        } while (reader.isAlive()
                && passed.get() != before
                && System.nanoTime() - end < 0
                && !Thread.currentThread().isInterrupted());
    }

    private void awaitReader(long patienceMillis) {
        try {
            reader.join(patienceMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // then the lines that have come so far are enough
        }
    }

    /**
     * The last lines. To be called once the process has ended. Waits a moment for output that is still in the pipe, but
     * not for the pipe's end, because a process that the worker started may hold it open.
     */
    public List<String> lastLines(Words words) {
        return words.of(kept());
    }

    /** The last lines, of whatever task, as {@link #lastLines} waits for them. */
    public List<Kept> kept() {
        awaitReader(LAST_WORDS_MILLIS);
        synchronized (last) {
            return List.copyOf(last);
        }
    }

    /**
     * Which lines are wanted: those that a task has printed, and those of no known task, such as the JVM's own, that
     * arrived after that task began.
     *
     * @param task the task's number; {@code NO_TASK} for none
     * @param since when the task began, by the clock of {@link System#nanoTime}
     * @param isAll whether all lines of no known task are wanted, whenever they arrived
     */
    public record Words(long task, long since, boolean isAll) {
        /** All lines of no known task, from the worker's start on. */
        public static final Words ALL = new Words(OutputMark.NO_TASK, 0, true);

        /** The lines of a task that began {@code age} ago. */
        public static Words of(long task, Duration age) {
            return new Words(task, System.nanoTime() - age.toNanos(), false);
        }

        /** The lines of no known task that arrived within the last {@code age}. */
        public static Words ofLast(Duration age) {
            return of(OutputMark.NO_TASK, age);
        }

        /** Those of these lines. */
        public List<String> of(List<Kept> lines) {
            List<String> wanted = new ArrayList<>();
            for (Kept line : lines) {
                if (have(line.task, line.nanos)) {
                    wanted.add(line.text);
                }
            }
            return wanted;
        }

        private boolean have(long printedBy, long nanos) {
            return printedBy == OutputMark.NO_TASK ? isAll || nanos - since >= 0 : printedBy == task;
        }
    }

    private void read() {
        try (stream) {
            int count = 0;
            while (count >= 0) {
                try {
                    count = stream.read(buffer);
                    split(Math.max(count, 0));
                } catch (OutOfMemoryError full) {
                    // These lines are lost. Reading goes on: later lines may have room, and a full pipe would stop the
                    // worker.
                    line.reset();
                    FullHeap.pause();
                }
            }
        } catch (IOException processIsGone) {
            // "Stream closed": the JDK closes the streams of a process that was killed
        }
        giveBackMark(); // the beginning of a mark, without its rest
        passLine();
    }

    private void split(int count) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (mark.take(buffer[i])) {
                line.write(buffer, start, i - start);
                start = i + 1;
                if (mark.isWhole()) {
                    passMark();
                }
                continue;
            } else if (mark.taken() > 0) {
                giveBackMark();
                i--; // this byte may be the first of another mark
                start = i + 1;
                continue;
            }
            boolean isEnd = buffer[i] == '\n';
            if (isEnd || isCutBefore(buffer[i], line.size() + i - start)) {
                line.write(buffer, start, i - start);
                String text = line.toString(StandardCharsets.UTF_8);
                line.reset();
                pass(isEnd && text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
                start = isEnd ? i + 1 : i;
            }
        }
        line.write(buffer, start, count - start);
    }

    /** A mark is complete: another task's output follows, so what there is of the last line is passed on as a line. */
    private void passMark() {
        long next = mark.task();
        mark.clear();
        passLine();
        task = next;
    }

    /** What looked like a mark is none: its bytes belong to the line. */
    private void giveBackMark() {
        line.write(mark.bytes(), 0, mark.taken());
        mark.clear();
        if (line.size() >= MAX_LINE_BYTES + MAX_FOLLOWING_BYTES) {
            passLine();
        }
    }

    /** Passes on what there is of a line, if there is anything. */
    private void passLine() {
        if (line.size() > 0) {
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            pass(text);
        }
    }

    /**
     * Whether a long line is cut before this byte. It is not cut within a character, unless it is so long that it
     * cannot be UTF-8.
     */
    private static boolean isCutBefore(byte next, int length) {
        boolean isWithinCharacter = (next & 0xC0) == 0x80;
        return length >= MAX_LINE_BYTES + (isWithinCharacter ? MAX_FOLLOWING_BYTES : 0);
    }

    private void pass(String text) {
        synchronized (last) {
            if (last.size() == LINES_KEPT) {
                last.removeFirst();
            }
            String start = text.length() > LENGTH_KEPT ? text.substring(0, LENGTH_KEPT) + "…" : text;
            last.addLast(new Kept(start, task, System.nanoTime()));
        }
        try {
            sink.accept(text);
        } catch (Throwable theirs) { // of the user's handler: reading goes on, or the full pipe would stop the worker
            if (log.once("OutputHandler")) {
                log.warn("A line that a worker printed is lost: its OutputHandler failed (told once)", theirs);
            }
        }
        passed.incrementAndGet();
    }
}
