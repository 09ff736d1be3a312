package org.paralleltask.logs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The way of a worker's log records to the program: what an appender for a logging library calls. It never waits for long,
 * and holds no lock while it waits; what there is no room for is dropped, counted, and said in the program. Thread-safe.
 */
@SuppressWarnings("exports") // tools read the annotation; required transitively, every user's module would need it
public final class LogForwarder {
    private static final String PROPERTY = "-D";

    /** What is passed on of names, in characters: they are written as {@link java.io.DataOutputStream#writeUTF} has it. */
    private static final int MOST_TEXT = 20_000;

    private static volatile @Nullable LogForwarder current;

    private final Map<String, Integer> severities;
    private final Predicate<byte[]> sink;
    private final LongSupplier task;

    private LogForwarder(Map<String, Integer> severities, Predicate<byte[]> sink, LongSupplier task) {
        this.severities = severities;
        this.sink = sink;
        this.task = task;
    }

    /** {@return that of this process; null if it is no worker, or its pool has not set {@code logs}} */
    public static @Nullable LogForwarder current() {
        return current;
    }

    /**
     * Makes this process forward: called where a worker process begins.
     *
     * @param severities as {@link #textOf} has made it
     * @param sink takes an encoded record; false if there is no room
     * @param task the number of the task that runs
     */
    public static void begin(String severities, Predicate<byte[]> sink, LongSupplier task) {
        Map<String, Integer> all = new LinkedHashMap<>();
        for (String line : severities.split("\n", -1)) {
            int end = line.indexOf('=');
            if (line.startsWith(PROPERTY)) {
                System.setProperty(line.substring(PROPERTY.length(), end), line.substring(end + 1));
            } else if (end > 0) {
                all.put(line.substring(end + 1), Integer.valueOf(line.substring(0, end)));
            }
        }
        current = new LogForwarder(Map.copyOf(all), sink, task);
    }

    /**
     * {@return the severities that a worker is told, as one text}
     *
     * @param replay how the program logs
     */
    public static String textOf(LogReplay replay) {
        StringBuilder text = new StringBuilder();
        replay.workerProperties().forEach((name, value) -> text.append(PROPERTY + name + "=" + value + "\n"));
        for (Map.Entry<String, Integer> one : new TreeMap<>(replay.severities()).entrySet()) { // the root is the first
            String line = one.getValue() + "=" + one.getKey() + "\n";
            if (text.length() + line.length() <= MOST_TEXT && one.getKey().indexOf('\n') < 0) {
                text.append(line);
            }
        }
        return text.toString();
    }

    /**
     * {@return from which severity on the program's loggers log, as it was when this worker started: see {@link
     * LogReplay}}
     */
    public Map<String, Integer> severities() {
        return severities;
    }

    /**
     * Sends a record.
     *
     * @param severity see {@link WorkerRecord#severity}
     * @param logger empty for the root logger
     * @param message with its parameters in it
     * @param millis when, since 1970
     * @param thread the name of the thread that logs it
     * @param thrown the exception that is logged with it; null for none
     * @param context the MDC
     * @return whether there was room for it
     */
    public boolean forward(
            int severity,
            String logger,
            String message,
            long millis,
            String thread,
            @Nullable Throwable thrown,
            Map<String, String> context) {
        return sink.test(
                RecordFormat.encode(severity, logger, message, millis, thread, thrown, context, task.getAsLong()));
    }
}
