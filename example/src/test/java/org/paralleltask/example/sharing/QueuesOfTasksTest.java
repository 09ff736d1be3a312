package org.paralleltask.example.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.JoinableQueue;
import org.paralleltask.Pipe;
import org.paralleltask.example.sharing.QueueTasks.Level;
import org.paralleltask.pool.Workers;

/** Queues and pipes of the program, used by tasks in worker processes and by its own threads. */
@Timeout(60)
class QueuesOfTasksTest {
    @Test
    @DisplayName("I3: size, room and emptiness are exact while a task drains the queue")
    void sizes() throws Exception {
        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(3);
        try (Workers workers = Workers.open(options -> options.workers(1));
                FillPool fills = FillPool.open(queue, workers);
                DrainPool drains = DrainPool.open(queue, workers)) {
            assertThat(fills.call(3)).containsExactly(true, true, true, false);
            assertThat(queue).containsExactly(0, 1, 2);
            assertThat(drains.call())
                    .containsExactly(new Level(2, 1, false), new Level(1, 2, false), new Level(0, 3, true));
            assertThat(queue).isEmpty();
        }
    }

    @Test
    @DisplayName("I4: join returns when four workers have worked off ten items")
    void joins() throws Exception {
        JoinableQueue<Integer> items = JoinableQueue.bounded(100);
        List<Integer> done = new CopyOnWriteArrayList<>();
        try (WorkOffPool pool = WorkOffPool.open(items, done::add)) {
            List<CompletableFuture<Void>> running =
                    IntStream.range(0, 4).mapToObj(i -> pool.submit()).toList();
            for (int i = 0; i < 10; i++) {
                items.put(i);
            }
            items.join();
            assertThat(done).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);

            items.addAll(List.of(-1, -1, -1, -1));
            items.join();
            for (CompletableFuture<Void> task : running) {
                task.get(30, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    @DisplayName("I5: an element that cannot be sent fails in the task, and takes no room in the queue")
    void unsendable() throws Exception {
        BlockingQueue<Serializable> queue = new ArrayBlockingQueue<>(1);
        try (Workers workers = Workers.open(options -> options.workers(1));
                PutUnsendablePool puts = PutUnsendablePool.open(queue, workers);
                TakeUnsendablePool takes = TakeUnsendablePool.open(queue, workers)) {
            assertThat(puts.call())
                    .contains("queue.put: ")
                    .contains("cannot be sent")
                    .contains("java.lang.Object is not Serializable");
            assertThat(queue).containsExactly("next");

            queue.clear();
            queue.put(new ArrayList<>(List.of(new Object())));
            CompletableFuture<List<String>> taking = takes.submit();
            queue.put("next one");
            List<String> taken = taking.get(30, TimeUnit.SECONDS);
            assertThat(taken.get(0))
                    .contains("what queue.take has returned cannot be sent")
                    .contains("java.lang.Object is not Serializable");
            assertThat(taken.get(1)).isEqualTo("next one");
        }
    }

    @Test
    @DisplayName("I6: a task that writes into a closed pipe fails; one that reads is at the end")
    void closedPipe() throws Exception {
        Pipe<int[]> pipe = Pipe.bounded(1);
        pipe.close();
        try (Workers workers = Workers.open(options -> options.workers(1));
                WritePool writes = WritePool.open(pipe.sink(), workers);
                ReadPool reads = ReadPool.open(pipe.source(), workers)) {
            assertThatThrownBy(() -> writes.call(0, 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("The pipe is closed");
            assertThat(reads.call()).isEmpty();
        }
    }

    @Test
    @DisplayName("I8: what one pool writes another one reads: in order, no more ahead than the bound, to the end")
    void aPipeBetweenTwoPools() throws Exception {
        Pipe<int[]> pipe = Pipe.bounded(5);
        CompletableFuture<List<Integer>> reader;
        try (ReadPool reads = ReadPool.open(pipe.source(), options -> options.workers(1));
                pipe;
                WritePool writes = WritePool.open(pipe.sink())) {
            CompletableFuture<Void> writer = writes.submit(0, 300);
            await().until(() -> pipe.toString().equals("Pipe[5 of 5 elements, open]"));
            assertThat(writer).isNotDone();
            reader = reads.submit();
            writer.get(30, TimeUnit.SECONDS);
        }
        assertThat(reader.get(30, TimeUnit.SECONDS))
                .isEqualTo(IntStream.range(0, 300).boxed().toList());
    }

    @Test
    @DisplayName("I8: elements of 16 MB through a pipe between two pools")
    void largeElements() throws Exception {
        int large = 16 << 20;
        Pipe<byte[]> pipe = Pipe.bounded(1);
        CompletableFuture<List<String>> reader;
        try (ReadLargePool reads = ReadLargePool.open(pipe.source());
                pipe;
                WriteLargePool writes = WriteLargePool.open(pipe.sink())) {
            reader = reads.submit();
            writes.call(3, large);
        }
        assertThat(reader.get(30, TimeUnit.SECONDS)).containsExactly("0 of " + large, "1 of " + large, "2 of " + large);
    }

    @Test
    @DisplayName("a cancel with grace interrupts a task that waits in take(); its worker lives, and no element is lost")
    void cancelWithGrace() throws Exception {
        BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
        BlockingQueue<String> how = new LinkedBlockingQueue<>();
        try (TakeOnePool pool =
                TakeOnePool.open(queue, how::add, options -> options.cancelGrace(Duration.ofSeconds(30)))) {
            queue.put(1);
            long pid = pool.call();
            assertThat(how.take()).isEqualTo("took 1");
            CompletableFuture<Long> waiting = pool.submit();
            awaitTake(queue);

            waiting.cancel(true);

            assertThat(how.poll(30, TimeUnit.SECONDS)).isEqualTo("interrupted, flag false");
            queue.put(2);
            assertThat(pool.call()).isEqualTo(pid);
            assertThat(how.take()).isEqualTo("took 2");
        }
    }

    /** Until a thread of the program waits in {@code take} for a task. */
    private static void awaitTake(BlockingQueue<Integer> queue) {
        String type = queue.getClass().getName();
        await().until(() -> Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("paralleltask-takeOne-"))
                .flatMap(thread -> List.of(thread.getValue()).stream())
                .anyMatch(frame -> frame.getClassName().equals(type)
                        && frame.getMethodName().equals("take")));
    }
}
