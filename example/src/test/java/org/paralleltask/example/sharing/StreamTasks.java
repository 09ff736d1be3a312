package org.paralleltask.example.sharing;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.paralleltask.Managed;
import org.paralleltask.ParallelTask;

/** Tasks that make streams. */
final class StreamTasks {
    private StreamTasks() {}

    /** So many numbers from 1; the program hears of each that is made, and of the end. */
    @ParallelTask(workers = 1)
    static Stream<Long> numbers(long most, @Managed LongConsumer made) {
        return LongStream.rangeClosed(1, most).peek(made).boxed().onClose(() -> made.accept(-1));
    }

    /** So many elements, then a failure. */
    @ParallelTask(workers = 1)
    static Stream<Integer> failing(int good) throws IOException {
        if (good < 0) {
            throw new IOException("not one");
        }
        return Stream.iterate(1, i -> i + 1).map(i -> {
            if (i > good) {
                throw new IllegalStateException("no element " + i);
            }
            return i;
        });
    }

    /** So many texts, then what cannot be sent, for ever. */
    @ParallelTask(workers = 1)
    static Stream<Serializable> unsendable(int good) {
        return Stream.iterate(1, i -> i + 1).map(i -> i <= good ? "text " + i : new ArrayList<>(List.of(new Object())));
    }

    @ParallelTask(workers = 1)
    static Stream<byte[]> blocks(int count, int bytes) {
        return Stream.generate(() -> new byte[bytes]).limit(count);
    }

    @ParallelTask(workers = 1)
    static Stream<Integer> dying(int good) {
        return Stream.iterate(1, i -> i + 1).peek(i -> {
            if (i > good) {
                Runtime.getRuntime().halt(3);
            }
        });
    }
}
