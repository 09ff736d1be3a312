package org.paralleltask.monitor;

/**
 * One run of a task, as it is drawn. Times in nanoseconds since the recording began.
 *
 * @param pool the number of its pool in the recording
 * @param id the task's number in its pool
 * @param attempt which run it is, from 1; 0 if the task never reached a worker
 * @param queued how long the task waited, from its acceptance to the start of this run
 * @param isKept whether it is drawn singly however short it is
 * @param text the task as it prints itself, cut
 */
record Bar(
        long start, long end, RunKind kind, int pool, long id, int attempt, long queued, boolean isKept, String text) {
    private static final int MAX_TEXT = 200;

    long elapsed() {
        return end - start;
    }

    Bar ofPool(int number) {
        return new Bar(start, end, kind, number, id, attempt, queued, isKept, text);
    }

    Bar named(String name) {
        return new Bar(start, end, kind, pool, id, attempt, queued, isKept, name);
    }

    /** How a task prints itself, cut to a length that fits a line. */
    static String text(Object task) {
        String text;
        try {
            text = String.valueOf(task);
        } catch (RuntimeException | Error userCodeFailed) { // its toString must not cost more than its text
            text = task.getClass().getSimpleName() + " (whose toString failed)";
        }
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
    }
}
