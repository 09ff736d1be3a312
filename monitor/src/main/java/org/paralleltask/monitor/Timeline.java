package org.paralleltask.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolListener;
import org.paralleltask.PoolStats;

/**
 * A run recorded, to be looked at: which worker ran which task when, what failed, what died, how many tasks waited.
 *
 * <pre>{@code
 * Timeline timeline = Timeline.record();
 * try (RenderPool pool = RenderPool.open(options -> options.listener(timeline.listener()))) {
 *     pool.map(scenes);
 * }
 * timeline.writeHtml(Path.of("render.html"));
 * }</pre>
 *
 * <p>The memory that it needs is bounded: of a run of more than some ten thousand tasks the short ones are counted together,
 * and the page says which. Of failures the first thousand are kept with their stack traces, of the slowest runs fifty.
 *
 * <p>A pool that has a listener tells of each task singly, which short tasks notice: see
 * {@code docs/timeline.md}. Thread-safe.
 */
public final class Timeline {
    private static final PoolListener NOBODY = new PoolListener() {};

    private final Recorder recorder;
    private final AtomicInteger sources;
    private final @Nullable String pool;

    private Timeline(Recorder recorder, AtomicInteger sources, @Nullable String pool) {
        this.recorder = recorder;
        this.sources = sources;
        this.pool = pool;
    }

    /**
     * Begins a recording. It ends with the last pool that is recorded; nothing needs to be closed.
     *
     * @return an empty timeline
     */
    public static Timeline record() {
        return record(Recorder.MAX_BARS);
    }

    static Timeline record(int maxBars) {
        return new Timeline(new Recorder(maxBars), new AtomicInteger(), null);
    }

    /**
     * {@return a listener for one pool that is to be recorded, or for a {@code Workers} with all its pools; not for
     * both, or each task is there twice} Several pools may be on one timeline, each with a listener of its own.
     */
    public PoolListener listener() {
        return listener(NOBODY);
    }

    /**
     * {@return a listener as that of {@link #listener()}, for a pool that has a listener: that hears of everything
     * after the timeline}
     *
     * @param next the pool's own listener
     */
    public PoolListener listener(PoolListener next) {
        return new TimelineListener(recorder, source(), Objects.requireNonNull(next, "next"));
    }

    /**
     * {@return this timeline with the tasks of one pool, and the workers that ran some of them}
     *
     * @param poolName the pool's name, such as {@code render}
     */
    public Timeline only(String poolName) {
        return new Timeline(recorder, sources, Objects.requireNonNull(poolName, "poolName"));
    }

    /**
     * Writes what was recorded until now as one HTML page that needs nothing else.
     *
     * @param file is written anew
     * @throws IOException if it cannot be written
     */
    public void writeHtml(Path file) throws IOException {
        Snapshot all = snapshot();
        Files.writeString(file, HtmlPage.of(all.title(), PageData.of(all, null), false));
    }

    /**
     * Writes what was recorded until now in the trace event format, for <a href="https://ui.perfetto.dev">Perfetto</a>.
     *
     * @param file is written anew
     * @throws IOException if it cannot be written
     */
    public void writeTrace(Path file) throws IOException {
        Files.writeString(file, TraceFile.of(snapshot()));
    }

    Recorder recorder() {
        return recorder;
    }

    int source() {
        return sources.getAndIncrement();
    }

    /** What the live page asks for. */
    String data(@Nullable PoolStats now) {
        return PageData.of(snapshot(), now);
    }

    private Snapshot snapshot() {
        Snapshot all = recorder.snapshot();
        return pool == null ? all : all.only(pool);
    }
}
