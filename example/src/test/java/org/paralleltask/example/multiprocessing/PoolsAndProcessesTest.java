package org.paralleltask.example.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.ParallelTask;
import org.paralleltask.TaskContext;

/** Python's {@code Pool}, {@code Process}, {@code current_process}, {@code active_children}, and generators. */
@Timeout(60)
class PoolsAndProcessesTest {
    @ParallelTask(workers = 1)
    static String greet(String name, TaskContext process) {
        return "Hello " + name + " from " + process.workerName() + ", pid " + process.pid(); // current_process()
    }

    @ParallelTask(workers = 1)
    static Stream<Long> powers(long base) {
        return Stream.iterate(1L, power -> power * base); // while True: yield power; power *= base
    }

    @Test
    void pool() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Squares.main(new String[0]);
        } finally {
            System.setOut(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("[1, 4, 9]");
    }

    @Test
    void process() {
        String greeting;
        List<ProcessHandle> children;
        try (GreetPool pool = GreetPool.open()) {
            CompletableFuture<String> running =
                    pool.submit("Ada"); // p = Process(target=greet, args=('Ada',)); p.start()
            greeting = running.join(); // p.join(), and what it returned
            children = pool.processes(); // active_children()
        }

        assertThat(children).hasSize(1);
        assertThat(greeting)
                .startsWith("Hello Ada from greet-")
                .endsWith(", pid " + children.get(0).pid());
    }

    @Test
    void generator() {
        List<Long> first;
        try (PowersPool pool = PowersPool.open();
                Stream<Long> powers = pool.call(2)) {
            first = powers.limit(4).toList(); // list(itertools.islice(powers(2), 4))
        }

        assertThat(first).containsExactly(1L, 2L, 4L, 8L);
    }
}
