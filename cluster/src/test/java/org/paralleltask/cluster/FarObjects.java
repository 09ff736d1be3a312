package org.paralleltask.cluster;

import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.paralleltask.Managed;
import org.paralleltask.ParallelTask;

/** What tests run on nodes that calls objects of the program. */
final class FarObjects {
    private FarObjects() {}

    /** What has been seen so far, by any task. */
    interface Seen {
        boolean add(String name);
    }

    /** The names that no other task has seen before. */
    @ParallelTask
    static List<String> unique(List<String> names, @Managed Semaphore readers, @Managed Seen seen)
            throws InterruptedException {
        List<String> fresh = new ArrayList<>();
        for (String name : names) {
            readers.acquire();
            try {
                if (seen.add(name)) {
                    fresh.add(name);
                }
            } finally {
                readers.release();
            }
        }
        return fresh;
    }

    /** Numbers without an end. */
    @ParallelTask
    static Stream<Integer> countUp(int first) {
        return Stream.iterate(first, number -> number + 1);
    }

    /** A number in the program that is not safe without a lock. */
    interface Tally {
        int get();

        void set(int number);
    }

    /** Adds one, so many times, under a lock; then waits until all have. */
    @ParallelTask
    static void tally(int times, @Managed Lock lock, @Managed Tally tally, @Managed CyclicBarrier end)
            throws Exception {
        for (int i = 0; i < times; i++) {
            lock.lock();
            try {
                tally.set(tally.get() + 1);
            } finally {
                lock.unlock();
            }
        }
        end.await();
    }

    /** What a program does for its tasks. */
    interface Desk {
        byte[] reverse(byte[] bytes);

        void read(String file) throws FileNotFoundException;
    }

    /** In the program. */
    static final class PlainDesk implements Desk {
        @Override
        public byte[] reverse(byte[] bytes) {
            byte[] reversed = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                reversed[i] = bytes[bytes.length - 1 - i];
            }
            return reversed;
        }

        @Override
        public void read(String file) throws FileNotFoundException {
            throw new FileNotFoundException(file);
        }
    }

    /** What a task does with the objects. */
    enum Deed {
        REVERSE,
        READ,
        TAKE,
        AWAIT,
        HALT_WITH_LOCK,
        STAY_WITH_LOCK,
        CALL_FROM_THREADS
    }

    @ParallelTask
    static long deal(
            Deed deed,
            String file,
            @Managed Lock table,
            @Managed Condition changed,
            @Managed BlockingQueue<String> queue,
            @Managed Desk desk)
            throws Exception {
        switch (deed) {
            case REVERSE -> {
                return desk.reverse(new byte[Integer.parseInt(file)]).length;
            }
            case READ -> desk.read(file);
            case TAKE -> {
                say(file);
                try {
                    return queue.take().length();
                } catch (InterruptedException e) {
                    queue.put("interrupted");
                    throw e;
                }
            }
            case AWAIT -> {
                table.lock();
                try {
                    say(file);
                    while (queue.poll() == null) {
                        changed.await();
                    }
                } finally {
                    table.unlock();
                }
            }
            case HALT_WITH_LOCK -> {
                table.lock();
                Runtime.getRuntime().halt(3);
            }
            case STAY_WITH_LOCK -> {
                table.lock();
                say(file);
                new CountDownLatch(1).await();
            }
            case CALL_FROM_THREADS -> callFromThreads(queue);
        }
        return ProcessHandle.current().pid();
    }

    /** Each of two threads takes what the task puts: both wait in calls while it makes others. */
    private static void callFromThreads(BlockingQueue<String> queue) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        CountDownLatch taken = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            Thread thread = new Thread(() -> {
                try {
                    queue.take();
                    taken.countDown();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (int i = 0; i < 2; i++) {
            queue.put("from the task");
        }
        taken.await();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void say(String file) throws Exception {
        Files.writeString(Path.of(file), Long.toString(ProcessHandle.current().pid()));
    }
}
