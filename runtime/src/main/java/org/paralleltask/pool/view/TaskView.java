package org.paralleltask.pool.view;

import java.util.Map;
import org.paralleltask.TaskRun;

/** A task, as observers see it. Thread-safe. */
public interface TaskView {
    /** How many characters {@link #text} may have. */
    int MAX_TEXT = 200;

    /** The name of its pool. */
    String pool();

    long id();

    /** The record of its arguments. */
    Object task();

    /** The text of that record, cut to {@link #MAX_TEXT} characters so that it fits a message. */
    default String text() {
        String text;
        try {
            text = String.valueOf(task());
        } catch (Throwable userCodeFailed) { // a message must not fail with it
            text = task().getClass().getSimpleName() + " (whose toString failed)";
        }
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
    }

    /** What of its caller's context has gone with it. */
    Map<String, String> context();

    /** Its last run, with how long that took, or has taken until now. */
    TaskRun run();

    /** Which run of it this is, from 1. */
    int attempt();

    /** Whether it has ended because it was cancelled or withdrawn, and not by an exception of its own. */
    boolean wasCancelled();
}
