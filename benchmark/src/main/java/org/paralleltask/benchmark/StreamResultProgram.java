package org.paralleltask.benchmark;

import java.util.List;
import java.util.stream.Stream;

/** A program that reads the stream that a task returns, as many elements of as many bytes as each line says: MB/s. */
final class StreamResultProgram {
    private StreamResultProgram() {}

    public static void main(String[] args) throws Exception {
        try (BlocksPool pool = BlocksPool.open(options -> options.jvmArgs(List.of("-Xmx64m")))) {
            Peer.serve(line -> {
                String[] words = line.split(" ", -1);
                int elements = Integer.parseInt(words[0]);
                int bytes = Integer.parseInt(words[1]);
                long all = (long) elements * bytes;
                return all / 1e6 / Clock.seconds(() -> Answers.check(read(pool, elements, bytes), all));
            });
        }
    }

    private static long read(BlocksPool pool, int elements, int bytes) {
        try (Stream<byte[]> blocks = pool.call(elements, bytes)) {
            return blocks.mapToLong(block -> block.length).sum();
        }
    }
}
