package org.paralleltask.worker.end;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.paralleltask.exec.HostedTasks;
import org.paralleltask.payload.ThreadDump;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.line.Connection;
import org.paralleltask.worker.task.ThreadStarts;

/**
 * Reports to the parent which thread called {@link System#exit}, and from where. A shutdown hook looks for the thread
 * that is in {@code exit} and waits for the hooks. If the process ends by {@link Runtime#halt} or by an exit of native
 * code, no hook runs and nothing is reported.
 */
public final class ExitReport implements Runnable {
    private static final int MAX_FRAMES = 100;

    private final Connection connection;
    private final ThreadStarts starts;
    private volatile boolean expected;

    /**
     * Words about the earlier task that started the thread in {@code exit}; empty if none did. Known because that
     * thread itself starts the hooks.
     */
    private volatile String earlierTask = "";

    private ExitReport(Connection connection, ThreadStarts starts) {
        this.connection = connection;
        this.starts = starts;
    }

    /** The shutdown hook. The thread that called {@code exit} starts it. */
    private static final class Hook extends Thread {
        private final ExitReport report;

        Hook(ExitReport report) {
            super(report, "paralleltask-exit-report");
            this.report = report;
        }

        @Override
        public synchronized void start() {
            if (!report.expected) {
                report.earlierTask = report.starts.earlierTask();
            }
            super.start();
        }

        @Override
        public void interrupt() {
            // ignored, as in an UninterruptibleThread, which this cannot extend: tasks may interrupt any thread they
            // find
        }
    }

    /** From now on each exit of this process is reported, unless it is {@linkplain #expect expected}. */
    public static ExitReport install(Connection connection, ThreadStarts starts) {
        ExitReport report = new ExitReport(connection, starts);
        Runtime.getRuntime().addShutdownHook(new Hook(report));
        return report;
    }

    /** The library itself is about to call {@code exit}: nothing is to be reported. */
    public void expect() {
        expected = true;
    }

    @Override
    public void run() {
        if (expected) {
            return;
        }
        for (Map.Entry<Thread, StackTraceElement[]> entry :
                Thread.getAllStackTraces().entrySet()) {
            int caller = callerOfExit(entry.getValue());
            if (caller >= 0) {
                try {
                    connection.send(new Frame.Exiting(text(entry.getKey(), entry.getValue(), caller)));
                } catch (IOException parentIsGone) {
                    // then there is no process to report to
                }
                return;
            }
        }
    }

    /**
     * The index of the frame that called {@code exit}; -1 if this thread did not, or has no such frame (a signal's
     * thread).
     */
    private static int callerOfExit(StackTraceElement[] frames) {
        int caller = -1;
        for (int i = 0; i < frames.length; i++) {
            if (frames[i].getMethodName().equals("exit")
                    && (frames[i].getClassName().equals("java.lang.Runtime")
                            || frames[i].getClassName().equals("java.lang.System"))) {
                caller = i + 1;
            }
        }
        return caller < frames.length ? caller : -1;
    }

    private String text(Thread thread, StackTraceElement[] frames, int from) {
        StringBuilder text = new StringBuilder("thread \"" + thread.getName() + "\"").append(earlierTask);
        Arrays.stream(frames)
                .skip(from)
                .takeWhile(frame -> !frame.getClassName().startsWith(HostedTasks.class.getName()))
                .limit(MAX_FRAMES)
                .forEach(frame -> text.append("\n    at ").append(ThreadDump.plain(frame)));
        return text.toString();
    }
}
