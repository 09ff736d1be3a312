package org.paralleltask.example.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.JoinableQueue;
import org.paralleltask.Managed;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pipe;

/** Python's {@code Queue}, {@code JoinableQueue} and {@code Pipe}. */
@Timeout(60)
class QueuesTest {
    @TempDir
    private Path folder;

    @ParallelTask(workers = 1)
    static void shout(@Managed BlockingQueue<String> in, @Managed BlockingQueue<String> out)
            throws InterruptedException {
        for (String word = in.take(); !word.isEmpty(); word = in.take()) { // for word in iter(in_.get, ''):
            out.put(word.toUpperCase(Locale.ROOT)); // out.put(word.upper())
        }
    }

    @ParallelTask(workers = 1)
    static void delete(@Managed JoinableQueue<Path> files) throws IOException, InterruptedException {
        while (true) {
            Path file = files.take(); // files.get()
            try {
                Files.delete(file);
            } finally {
                files.taskDone(); // files.task_done()
            }
        }
    }

    @ParallelTask(workers = 1)
    static void send(int count, @Managed Pipe.Sink<Integer> numbers) throws InterruptedException {
        for (int i = 1; i <= count; i++) {
            numbers.put(i); // connection.send(i)
        }
    }

    @ParallelTask(workers = 1)
    static int receive(@Managed Pipe.Source<Integer> numbers) {
        int sum = 0;
        while (numbers.hasNext()) { // until EOFError
            sum += numbers.next(); // connection.recv()
        }
        return sum;
    }

    @Test
    void queue() throws InterruptedException {
        String shouted;
        BlockingQueue<String> in = new ArrayBlockingQueue<>(100); // Queue(100)
        BlockingQueue<String> out = new LinkedBlockingQueue<>(); // Queue()
        try (ShoutPool pool = ShoutPool.open(in, out)) {
            pool.submit(); // Process(target=shout, args=(in_, out)).start()
            in.put("hello");
            in.put("");
            shouted = out.take(); // out.get()
        }

        assertThat(shouted).isEqualTo("HELLO");
        assertThat(in).isEmpty();
    }

    @Test
    void joinableQueue() throws IOException, InterruptedException {
        List<Path> old = List.of(Files.createFile(folder.resolve("a")), Files.createFile(folder.resolve("b")));
        JoinableQueue<Path> files = JoinableQueue.bounded(100); // JoinableQueue(100)
        try (DeletePool pool = DeletePool.open(files)) {
            CompletableFuture<Void> running = pool.submit();
            for (Path file : old) {
                files.put(file);
            }
            files.join(); // files.join()
            running.cancel(true); // p.terminate()
        }

        assertThat(old).noneMatch(Files::exists);
    }

    @Test
    void pipe() throws InterruptedException {
        CompletableFuture<Integer> sum;
        Pipe<Integer> numbers = Pipe.bounded(100); // receiver, sender = Pipe(duplex=False)
        try (ReceivePool receiver = ReceivePool.open(numbers.source());
                numbers; // closed when the senders have ended: EOFError for the receiver
                SendPool sender = SendPool.open(numbers.sink())) {
            sum = receiver.submit();
            sender.call(10);
        }

        assertThat(sum).isCompletedWithValue(55);
    }
}
