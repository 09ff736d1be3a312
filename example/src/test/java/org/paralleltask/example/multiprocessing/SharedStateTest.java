package org.paralleltask.example.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.Managed;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;
import org.paralleltask.SharedAtomicLongArray;
import org.paralleltask.SharedBuffer;

/** Python's {@code Value}, {@code Array}, {@code shared_memory} and {@code Manager}. */
@Timeout(60)
class SharedStateTest {
    @TempDir
    private Path folder;

    @ParallelTask(workers = 2)
    static void histogram(Path file, @Shared SharedBuffer bins) throws IOException {
        SharedAtomicLongArray counts = SharedAtomicLongArray.over(bins);
        for (byte b : Files.readAllBytes(file)) {
            counts.incrementAndGet(b & 255); // with counts.get_lock(): counts[b] += 1
        }
    }

    @ParallelTask(workers = 1)
    static void invert(SharedBuffer image) {
        ByteBuffer pixels = image.view(); // SharedMemory(name).buf
        for (int i = 0; i < pixels.capacity(); i++) {
            pixels.put(i, (byte) ~pixels.get(i));
        }
    }

    interface Journal {
        void add(String text);
    }

    @ParallelTask(workers = 2)
    static void countWords(String text, @Managed ConcurrentMap<String, Integer> counts, @Managed Journal journal) {
        for (String word : text.split(" ", -1)) {
            counts.merge(word, 1, Integer::sum); // with lock: counts[word] += 1
        }
        journal.add(text); // journal.append(text)
    }

    @Test
    void valueAndArray() throws IOException {
        List<Path> files =
                List.of(Files.writeString(folder.resolve("a"), "aabc"), Files.writeString(folder.resolve("b"), "abz"));
        long as;
        try (SharedBuffer bins = SharedBuffer.allocate(256 * Long.BYTES); // Array('q', 256); Value is one of one
                HistogramPool pool = HistogramPool.open(bins)) {
            pool.map(files);
            as = SharedAtomicLongArray.over(bins).get('a');
        }

        assertThat(as).isEqualTo(3);
    }

    @Test
    void sharedMemory() throws IOException {
        byte first;
        try (SharedBuffer image = SharedBuffer.allocate(1 << 20); // SharedMemory(create=True, size=1 << 20)
                InvertPool pool = InvertPool.open()) {
            pool.call(image); // nothing is copied
            first = image.view().get(0);
        }

        assertThat(first).isEqualTo((byte) 0xFF);
    }

    @Test
    void manager() {
        ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>(); // Manager().dict()
        Queue<String> texts = new ConcurrentLinkedQueue<>(); // Manager().list()
        try (CountWordsPool pool = CountWordsPool.open(counts, texts::add)) {
            pool.map(List.of("a b", "b c b"));
        }

        assertThat(counts).containsOnly(Map.entry("a", 1), Map.entry("b", 3), Map.entry("c", 1));
        assertThat(texts).containsExactlyInAnyOrder("a b", "b c b");
    }
}
