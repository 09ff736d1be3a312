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
 * One output stream of one worker process, passed on in whole lines by a thread of its own, and the last of them kept
 * for the case that the process dies.
 */
public final class WorkerOutput {
    /** A longer line is passed on in pieces, so that one without an end fills no memory. */
    private static final int MAX_LINE_BYTES = 1 << 16;

    /** By which a piece may be longer, so that no character is cut: the bytes that may follow a UTF-8 character's first. */
    private static final int MAX_FOLLOWING_BYTES = 3;

    /** What is still in the pipe of a dead process has a moment to arrive. */
    private static final long LAST_WORDS_MILLIS = 200;

    /** How long at most the end of a worker waits for who takes its lines. */
    private static final long DRAIN_MILLIS = 5_000;

    private static final int LINES_KEPT = 30;
    private static final int LENGTH_KEPT = 500;

    private final InputStream stream;
    private final Consumer<String> sink;
    private final PoolLog log;
    private final byte[] buffer = new byte[8192]; // the reader's own, and not made by it, where the heap may be full
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(); // as well
    private final Thread reader;
    private final AtomicLong passed = new AtomicLong(); // lines
    private final OutputMark mark = new OutputMark(); // the reader's own
    private long task = OutputMark.NO_TASK; // the reader's own: the task that prints, as the last mark says
    private final Deque<Kept> last = new ArrayDeque<>(); // guarded by itself

    /** A line, the task that printed it, if that is known, and when it arrived. */
    private record Kept(String text, long task, long nanos) {}

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
     * Waits, once the process has ended, until what it printed has been passed on: whoever closes a pool has seen it all.
     * Not if nothing has been passed on for a moment: a process that the worker started may hold the pipe open, or the
     * one who takes the lines may be stuck.
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
            Thread.currentThread().interrupt(); // then what has come so far
        }
    }

    /**
     * The last lines, once the process has ended. Waits a moment for what is still in the pipe; not for its end, because
     * a process that the worker started may hold the pipe open.
     */
    public List<String> lastLines(Words words) {
        awaitReader(LAST_WORDS_MILLIS);
        List<String> lines = new ArrayList<>();
        synchronized (last) {
            for (Kept line : last) {
                if (words.have(line.task, line.nanos)) {
                    lines.add(line.text);
                }
            }
        }
        return lines;
    }

    /**
     * Which lines are wanted: those that a task has printed, and those of which it is not known who has, such as the JVM's
     * own, if they arrived no earlier than that task began.
     *
     * @param since by the clock of {@link System#nanoTime}
     * @param isAll whether all of the latter are wanted
     */
    public record Words(long task, long since, boolean isAll) {
        /** Of no task: from a worker's start on. */
        public static final Words ALL = new Words(OutputMark.NO_TASK, 0, true);

        public static Words of(long task, Duration age) {
            return new Words(task, System.nanoTime() - age.toNanos(), false);
        }

        /** Of no task. */
        public static Words ofLast(Duration age) {
            return of(OutputMark.NO_TASK, age);
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
                    // These lines have no place; later ones may, and the pipe must not fill.
                    line.reset();
                    FullHeap.pause();
                }
            }
        } catch (IOException processIsGone) {
            // "Stream closed": how the JDK ends the streams of a process that was killed
        }
        giveBackMark(); // a part of one
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
                i--; // it may be the first of another
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

    /** Others' words follow: what was printed without an end is a line. */
    private void passMark() {
        long next = mark.task();
        mark.clear();
        passLine();
        task = next;
    }

    /** It was none. */
    private void giveBackMark() {
        line.write(mark.bytes(), 0, mark.taken());
        mark.clear();
        if (line.size() >= MAX_LINE_BYTES + MAX_FOLLOWING_BYTES) {
            passLine();
        }
    }

    /** What there is of a line. */
    private void passLine() {
        if (line.size() > 0) {
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            pass(text);
        }
    }

    /** Not within a character; but a line of what is no text is cut all the same. */
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
        } catch (Throwable theirs) { // a user's; the next line may fare better, and the pipe must not fill
            if (log.once("OutputHandler")) {
                log.warn("A line that a worker printed is lost: its OutputHandler failed (told once)", theirs);
            }
        }
        passed.incrementAndGet();
    }
}
