package org.paralleltask.monitor;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.paralleltask.PoolStats;
import org.paralleltask.WorkerStats;

/**
 * A pool as a table: a progress bar, then a line for each worker. Thread-safe: the thread that draws asks for the lines, and so
 * do threads that attach or close a table.
 */
final class StatsTable {
    /** Over how long the rate is measured. */
    private static final long WINDOW_NANOS = 10_000_000_000L;

    private static final int BAR = 24;
    private static final int LEAST_BAR_COLUMNS = 60;

    private final TableStyle style;
    private final long total;
    private final long beganNanos;

    /** How many tasks had ended when, in the order of the times. */
    @GuardedBy("this")
    private final Deque<Sample> window = new ArrayDeque<>();

    private record Sample(long nanos, long ended) {}

    /** @param total how many tasks there will be; 0 if that is not known */
    StatsTable(TableStyle style, long total, long nowNanos) {
        this.style = style;
        this.total = total;
        this.beganNanos = nowNanos;
    }

    /** At most so many lines of so many characters. */
    List<String> lines(PoolStats stats, long nowNanos, Terminal.Size size) {
        List<String> lines = new ArrayList<>();
        lines.add(progress(stats, nowNanos, size.columns()));
        lines.add(style.soft(style.cut(counts(stats), size.columns())));
        int room = Math.max(0, size.rows() - lines.size() - 3); // the head, a last line, and one for what is printed
        List<WorkerStats> workers = stats.workers();
        if (room > 0) {
            int name = Math.max(
                    6,
                    workers.stream()
                            .mapToInt(worker -> worker.name().length())
                            .max()
                            .orElse(0));
            lines.add(style.soft(
                    style.cut(row(name, "WORKER", "PID", "STATE", "MEMORY", "DONE", "BUSY", "TASK"), size.columns())));
            workers.stream().limit(room).forEach(worker -> lines.add(line(worker, name, size.columns())));
            if (workers.size() > room) {
                lines.add(style.soft("and " + (workers.size() - room) + " more"));
            }
        }
        return lines;
    }

    /** The bar, how many of how many, how fast, and how long it will take. */
    String progress(PoolStats stats, long nowNanos, int columns) {
        long ended = stats.done() + stats.failed() + stats.cancelled();
        long all = Math.max(total, ended + stats.waiting() + stats.running());
        double rate = rate(ended, nowNanos);
        double share = all == 0 ? 0 : (double) ended / all;
        String text = String.format(
                Locale.ROOT, " %3d %%  %d of %d%s", (int) (100 * share), ended, all, total == 0 ? " so far" : "");
        if (rate > 0) {
            text += String.format(Locale.ROOT, rate < 10 ? "  %.1f/s" : "  %.0f/s", rate);
            if (ended < all) {
                text += "  " + text(Duration.ofNanos((long) ((all - ended) / rate * 1e9))) + " left";
            }
        }
        text += "  after " + text(Duration.ofNanos(nowNanos - beganNanos));
        String name = style.shown(stats.pool());
        int bar = columns < LEAST_BAR_COLUMNS ? 0 : BAR;
        String rest = style.cut(text, columns - name.length() - bar - 1);
        return style.bold(name) + " " + style.bar(share, bar) + rest;
    }

    /** Tasks that ended in a second, of late. */
    private synchronized double rate(long ended, long nowNanos) {
        Sample last = window.peekLast();
        if (last == null || nowNanos - last.nanos() >= 0) { // another thread, which looked later, may have been faster
            window.addLast(new Sample(nowNanos, ended));
        }
        while (window.size() > 2 && nowNanos - window.getFirst().nanos() > WINDOW_NANOS) {
            window.removeFirst();
        }
        Sample first = window.getFirst();
        double seconds = (nowNanos - first.nanos()) / 1e9;
        return seconds > 0 ? (ended - first.ended()) / seconds : 0;
    }

    private static String counts(PoolStats stats) {
        String text = stats.toString();
        return text.substring(text.indexOf(": ") + 2);
    }

    private static String row(int name, String... cells) {
        String format = "%-" + name + "s %8s %-8s %8s %8s %6s  %s";
        return String.format(Locale.ROOT, format, (Object[]) cells);
    }

    private String line(WorkerStats worker, int name, int columns) {
        String progress = worker.progress()
                .map(at -> at.total() > 0 ? "  " + 100 * at.done() / at.total() + " %" : "  " + at.done())
                .orElse("");
        String state = worker.state().name().toLowerCase(Locale.ROOT);
        String row = row(
                name,
                worker.name(),
                worker.pid().isPresent() ? String.valueOf(worker.pid().getAsLong()) : "",
                state,
                worker.memory().isPresent() ? worker.memory().getAsLong() / 1_000_000 + " MB" : "",
                String.valueOf(worker.tasksDone()),
                Math.round(100 * worker.utilization()) + " %",
                worker.task().map(task -> style.shown(task) + progress).orElse(""));
        String cut = style.cut(row, columns);
        int at = name + 10; // where the state stands
        if (cut.length() < at + state.length()) {
            return cut;
        }
        return cut.substring(0, at) + style.state(worker.state(), state) + cut.substring(at + state.length());
    }

    static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }
}
