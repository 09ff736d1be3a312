package org.paralleltask;

/**
 * Is told the progress of a map or a stream. It is passed to {@code withProgress} of a pool.
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
     * Reports the progress. It is called at most ten times a second, and at the end. The thread that called
     * {@code map}, or that takes the stream's elements, calls it; for {@code mapAsync} a thread of that map does. What
     * it throws ends the map, or is thrown out of the stream.
     *
     * @param done how many tasks of this map have returned a value, or how many elements of this stream were delivered
     * @param total how many there will be; -1 if the number of the inputs is not known
     */
    void progressed(long done, long total);
}
