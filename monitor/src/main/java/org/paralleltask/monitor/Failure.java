package org.paralleltask.monitor;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.WorkerLostException;

/**
 * A failed run, or a worker that could not start, as the table shows it.
 *
 * @param lane the number of the worker's lane; -1 if the task never reached a worker
 * @param type the name of the exception's class
 * @param message one line
 * @param trace the stack trace, with causes; cut
 */
record Failure(int lane, Bar bar, String type, String message, String trace) {
    private static final int MAX_MESSAGE = 300;
    private static final int MAX_TRACE = 8_000;

    static Failure of(int lane, Bar bar, Throwable thrown) {
        String type = thrown instanceof RemoteTaskException remote
                ? remote.remoteClassName()
                : thrown.getClass().getName();
        String message = thrown instanceof WorkerLostException lost
                ? lost.reason()
                : String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
        return new Failure(lane, bar, type, cut(message, MAX_MESSAGE), cut(trace(thrown), MAX_TRACE));
    }

    Failure at(int otherLane, Bar otherBar) {
        return new Failure(otherLane, otherBar, type, message, trace);
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }
}
