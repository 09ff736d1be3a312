package org.paralleltask.example.sharing;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.paralleltask.JoinableQueue;
import org.paralleltask.Managed;
import org.paralleltask.ParallelTask;
import org.paralleltask.PayloadException;
import org.paralleltask.Pipe;
import org.paralleltask.TaskContext;

/** Tasks that hand elements to one another. */
final class QueueTasks {
    private QueueTasks() {}

    /** What is seen of a queue: how many are in it, how many more it takes, whether it is empty. */
    record Level(int size, int room, boolean isEmpty) {}

    /** Fills the queue; the last offer is refused. */
    @ParallelTask
    static List<Boolean> fill(int times, @Managed BlockingQueue<Integer> queue) throws InterruptedException {
        List<Boolean> accepted = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            accepted.add(queue.offer(i));
        }
        accepted.add(queue.offer(times, 1, TimeUnit.MILLISECONDS));
        return accepted;
    }

    /** What there is after each element that is taken. */
    @ParallelTask
    static List<Level> drain(@Managed BlockingQueue<Integer> queue) {
        List<Level> levels = new ArrayList<>();
        while (queue.poll() != null) {
            levels.add(new Level(queue.size(), queue.remainingCapacity(), queue.isEmpty()));
        }
        return levels;
    }

    /** Works off the elements until there comes one less than 0. */
    @ParallelTask(workers = 4)
    static void workOff(@Managed JoinableQueue<Integer> items, @Managed Consumer<Integer> done)
            throws InterruptedException {
        while (true) {
            int item = items.take();
            try {
                if (item < 0) {
                    return;
                }
                done.accept(item);
            } finally {
                items.taskDone();
            }
        }
    }

    /** Puts in what cannot be sent, then what can: says what became of the first. */
    @ParallelTask
    static String putUnsendable(@Managed BlockingQueue<Serializable> queue) throws InterruptedException {
        String refusal = "none";
        try {
            queue.put(new ArrayList<>(List.of(new Object())));
        } catch (PayloadException e) {
            refusal = String.valueOf(e.getMessage());
        }
        queue.put("next");
        return refusal;
    }

    /** Takes one that cannot be sent, then another. */
    @ParallelTask
    static List<String> takeUnsendable(@Managed BlockingQueue<Serializable> queue) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try {
                taken.add(String.valueOf(queue.take()));
            } catch (PayloadException e) {
                taken.add(String.valueOf(e.getMessage()));
            }
        }
        return taken;
    }

    /** Waits for an element, and tells the program how that ended. */
    @ParallelTask(workers = 1)
    static long takeOne(@Managed BlockingQueue<Integer> queue, @Managed Consumer<String> how, TaskContext context)
            throws InterruptedException {
        try {
            how.accept("took " + queue.take());
        } catch (InterruptedException e) {
            how.accept("interrupted, flag " + Thread.currentThread().isInterrupted());
            throw e;
        }
        return context.pid();
    }

    @ParallelTask(workers = 1)
    static void write(int from, int to, @Managed Pipe.Sink<int[]> numbers) throws InterruptedException {
        for (int i = from; i < to; i++) {
            numbers.put(new int[] {i});
        }
    }

    @ParallelTask(workers = 2)
    static List<Integer> read(@Managed Pipe.Source<int[]> numbers) {
        List<Integer> all = new ArrayList<>();
        while (numbers.hasNext()) {
            all.add(numbers.next()[0]);
        }
        return all;
    }

    @ParallelTask(workers = 1)
    static void writeLarge(int count, int bytes, @Managed Pipe.Sink<byte[]> blocks) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            byte[] block = new byte[bytes];
            block[bytes - 1] = (byte) i;
            blocks.put(block);
        }
    }

    /** The last byte and the length of each. */
    @ParallelTask(workers = 1)
    static List<String> readLarge(@Managed Pipe.Source<byte[]> blocks) {
        List<String> all = new ArrayList<>();
        while (blocks.hasNext()) {
            byte[] block = blocks.next();
            all.add(block[block.length - 1] + " of " + block.length);
        }
        return all;
    }
}
