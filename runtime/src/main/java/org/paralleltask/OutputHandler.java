package org.paralleltask;

/**
 * Takes what worker processes print, line by line. Without a handler the lines go to this program's own standard output
 * and error. It is set with {@link PoolOptions#output}.
 *
 * <p>One thread for each stream of each worker calls it, so it must be thread-safe. While it does not return, that
 * stream is not read, and a worker that prints more than a pipe holds (64 KiB on Linux) waits. If it throws, that is
 * logged once, and the line is lost. All lines of a worker are passed on before {@code close} of its pool returns,
 * unless the handler is too slow for that.
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
     * @param pid the worker's process id
     * @param source the stream
     * @param text the line without its end; a line of more than 64 KiB comes in pieces
     */
    record Line(String worker, long pid, Source source, String text) {}

    /**
     * Takes a line.
     *
     * @param line what was printed
     */
    void accept(Line line);
}
