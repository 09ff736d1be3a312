package org.paralleltask;

/**
 * Hears how far a map or a stream is: given to {@code withProgress} of a pool.
 *
 * <pre>{@code
 * try (ProgressBar bar = new ProgressBar("resize", -1)) { // me.tongfei:progressbar
 *     pool.withProgress((done, total) -> bar.maxHint(total).stepTo(done)).map(images);
 * }
 * }</pre>
 */
@FunctionalInterface
public interface ProgressListener {
    /**
     * So many are done. Called at most ten times a second, and at the end; by the thread that called {@code map} or that
     * takes the stream's elements, and for {@code mapAsync} by a thread of that map. What it throws ends the map, or comes
     * out of the stream.
     *
     * @param done how many tasks of this map have returned a value, or how many elements of this stream were delivered
     * @param total how many there will be; -1 if the inputs do not tell their number
     */
    void progressed(long done, long total);
}
