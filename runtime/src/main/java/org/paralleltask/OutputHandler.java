package org.paralleltask;

/**
 * Takes what worker processes print, line by line, in place of this program's own standard output and error. Set with
 * {@link PoolOptions#output}.
 *
 * <p>Called by one thread for each stream of each worker: it must be thread-safe. While it does not return, that worker's
 * stream is not read, and a worker that prints more than a pipe holds (64 KiB on Linux) waits. What it throws is logged,
 * and the line is lost. What a worker has printed is passed on before {@code close} of its pool returns, unless a handler
 * keeps it waiting too long.
 */
@FunctionalInterface
public interface OutputHandler {
    /** Which of a worker's streams. */
    enum Source {
        /** {@code System.out} and what native code writes to it. */
        STANDARD_OUTPUT,
        /** {@code System.err} and what native code writes to it. */
        STANDARD_ERROR
    }

    /**
     * One line.
     *
     * @param worker the worker's name, such as {@code sumPrimes-3}
     * @param pid its process id
     * @param text the line without its end; a line of more than 64 KiB comes in pieces
     */
    record Line(String worker, long pid, Source source, String text) {}

    /** Takes a line. */
    void accept(Line line);
}
