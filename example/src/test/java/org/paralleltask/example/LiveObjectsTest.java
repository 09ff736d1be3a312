package org.paralleltask.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tasks of a user's program that use objects of the program, and tasks that make streams, in real worker processes. */
@Timeout(120)
class LiveObjectsTest {
    @TempDir
    private static Path directory;

    private UserProgram program;

    @BeforeEach
    void compile() throws IOException {
        program = new UserProgram(directory)
                .write(Map.of("com/acme/Live.java", """
                package com.acme;

                import java.io.IOException;
                import java.util.List;
                import java.util.Set;
                import java.util.TreeMap;
                import java.util.concurrent.*;
                import java.util.concurrent.locks.Lock;
                import java.util.concurrent.locks.ReentrantLock;
                import java.util.stream.IntStream;
                import java.util.stream.Stream;
                import org.paralleltask.*;

                public final class Live {
                  private Live() {}

                  interface Seen {
                    boolean add(String word) throws IOException;

                    default boolean addLoudly(String word) throws IOException {
                      return add(word.toUpperCase());
                    }
                  }

                  @ParallelTask(workers = 2)
                  static int count(
                      String text,
                      @Managed Seen seen,
                      @Managed Lock lock,
                      @Managed Semaphore permits,
                      @Managed ConcurrentMap<String, Integer> counts)
                      throws IOException, InterruptedException {
                    permits.acquire();
                    int fresh = 0;
                    for (String word : text.split(" ")) {
                      if (seen.addLoudly(word)) {
                        fresh++;
                      }
                      counts.merge(word, 1, Integer::sum);
                    }
                    lock.lock();
                    try {
                      counts.merge("texts", 1, Integer::sum);
                    } finally {
                      lock.unlock();
                      permits.release();
                    }
                    return fresh;
                  }

                  @ParallelTask(workers = 1)
                  static void fail(@Managed Seen seen) throws IOException {
                    seen.add("x");
                  }

                  @ParallelTask(workers = 1)
                  static void put(int count, @Managed Pipe.Sink<Integer> numbers) throws InterruptedException {
                    for (int i = 0; i < count; i++) {
                      numbers.put(i);
                    }
                  }

                  @ParallelTask(workers = 2)
                  static long sum(@Managed Pipe.Source<Integer> numbers, @Managed JoinableQueue<String> done) {
                    long sum = 0;
                    while (numbers.hasNext()) {
                      sum += numbers.next();
                    }
                    done.add("a source");
                    return sum;
                  }

                  @ParallelTask(workers = 1)
                  static Stream<Integer> upTo(int limit) throws IOException {
                    if (limit < 0) {
                      throw new IOException("no numbers up to " + limit);
                    }
                    return IntStream.rangeClosed(1, limit).boxed();
                  }

                  public static void main(String[] args) throws Exception {
                    Set<String> words = ConcurrentHashMap.newKeySet();
                    ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
                    ReentrantLock lock = new ReentrantLock();
                    Semaphore permits = new Semaphore(1);
                    try (CountPool pool = CountPool.open(words::add, lock, permits, counts)) {
                      System.out.println(
                          pool.map(List.of("a b a", "b c", "c d a")).stream().mapToInt(n -> n).sum());
                    }
                    System.out.println(new TreeMap<>(counts) + " " + lock.isLocked() + " " + permits.availablePermits());
                    try (FailPool pool = FailPool.open(word -> { throw new IOException("no " + word); })) {
                      pool.call();
                    } catch (IOException e) {
                      System.out.println(e.getMessage());
                    }

                    Pipe<Integer> numbers = Pipe.bounded(10);
                    JoinableQueue<String> done = JoinableQueue.bounded(10);
                    try (SumPool sum = SumPool.open(numbers.source(), done); PutPool put = PutPool.open(numbers.sink())) {
                      CompletableFuture<Long> one = sum.submit();
                      CompletableFuture<Long> other = sum.submit();
                      put.map(List.of(100, 100));
                      numbers.close();
                      System.out.println(one.get() + other.get());
                      System.out.println(done + ", " + sum.processes().size());
                    }

                    try (UpToPool pool = UpToPool.open()) {
                      try (Stream<Integer> all = pool.call(1000)) {
                        System.out.println(all.mapToInt(n -> n).sum());
                      }
                      try (Stream<Integer> endless = pool.call(Integer.MAX_VALUE)) {
                        System.out.println(endless.limit(3).toList());
                      }
                      try (Stream<Integer> none = pool.call(-1)) {
                        none.forEach(System.out::println);
                      } catch (RemoteTaskException e) {
                        System.out.println(e.getCause());
                      }
                    }
                    try (UpToPool pool = UpToPool.open(options -> options.retries(1))) {
                      System.out.println(pool);
                    } catch (IllegalArgumentException e) {
                      System.out.println(e.getMessage());
                    }
                  }
                }
                """))
                .compile("-cp", UserProgram.RUNTIME);
    }

    @Test
    void tasksUseObjectsOfTheProgram() throws Exception {
        String classPath = program.classes() + File.pathSeparator + UserProgram.RUNTIME;

        assertThat(program.run("-cp", classPath, "com.acme.Live"))
                .containsExactly(
                        "4",
                        "{a=3, b=2, c=2, d=1, texts=3} false 1",
                        "no x",
                        "9900",
                        "JoinableQueue[2 of 10 elements, 2 unfinished], 2",
                        "500500",
                        "[1, 2, 3]",
                        "java.io.IOException: no numbers up to -1",
                        "retries must be 0 for a method that returns a Stream, not 1: elements that were delivered cannot be"
                                + " taken back");
    }
}
