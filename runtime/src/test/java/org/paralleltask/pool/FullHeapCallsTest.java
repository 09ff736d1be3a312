package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** A program whose heap is full while tasks of each kind of call end. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class FullHeapCallsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {64, 4096})
    @DisplayName(
            "X4: while the parent's heap is full calls of each kind may fail, but none hangs; then the pool works, and closes")
    void noCallHangs(int rest) throws Exception {
        List<String> flags = List.of("-Xmx32m", "-XX:+UseSerialGC");
        try (Program program = Program.start(List.of(), flags, CallingProgram.class, directory.resolve("gate"), rest)) {
            assertThat(program.rest()).contains("ended: all", "then: works", "closed");
            assertThat(program.exitStatus()).isZero();
        }
    }

    /** Has calls of each kind under way, fills its heap, and lets their tasks end meanwhile. */
    static final class CallingProgram {
        private static final List<Integer> NUMBERS =
                IntStream.range(0, 60).boxed().toList();
        private static final List<Object> HEAP = new ArrayList<>(100_000);

        /** In ms. The tasks end in the last third of it. */
        private static final long AS_LONG_AS_THE_FAULT_LASTS = 1500;

        private final ProcessPool<Task, String> pool;
        private final Path gate;
        private final List<CountDownLatch> ends = new ArrayList<>();

        private CallingProgram(ProcessPool<Task, String> pool, Path gate) {
            this.pool = pool;
            this.gate = gate;
        }

        public static void main(String[] args) throws Exception {
            try (ProcessPool<Task, String> pool = DeedWorker.open(2)) {
                CallingProgram program = new CallingProgram(pool, Path.of(args[0]));
                program.start(
                        i -> task(Deed.ECHO, i)); // a class that is first used in a full heap is unusable for ever
                program.awaitEnds();
                program.start(i -> task(Deed.WAIT_FOR_FILE, program.gate));
                program.fillHeapUntilTheGateIsOpen(Integer.parseInt(args[1]));
                program.awaitEnds();
                System.out.println("ended: all");
                System.out.println("then: " + pool.call(task(Deed.ECHO, "works")));
            }
            System.out.println("closed");
        }

        private void start(IntFunction<Task> made) {
            in(() -> pool.call(made.apply(0)));
            in(() -> pool.map(NUMBERS, made::apply));
            in(() -> pool.mapAsync(NUMBERS, made::apply).join());
            in(() -> drained(pool.stream(NUMBERS, made::apply)));
            in(() -> drained(pool.outcomes(NUMBERS, made::apply)));
            for (int i = 0; i < 30; i++) {
                CompletableFuture<String> future = pool.submit(made.apply(i));
                CountDownLatch end = end();
                future.whenComplete((value, failure) -> end.countDown());
            }
        }

        private static long drained(Stream<?> stream) {
            try (stream) {
                return stream.map(Object::hashCode).count();
            }
        }

        private CountDownLatch end() {
            CountDownLatch end = new CountDownLatch(1);
            ends.add(end);
            return end;
        }

        private void in(Callable<?> call) {
            CountDownLatch end = end();
            Thread thread = new Thread(() -> {
                try {
                    call.call();
                } catch (Exception | OutOfMemoryError mayFail) {
                    // but not hang
                } finally {
                    end.countDown();
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        private void awaitEnds() throws InterruptedException {
            for (CountDownLatch end : ends) {
                end.await();
            }
            ends.clear();
        }

        /** @param rest how many bytes are left, about */
        private void fillHeapUntilTheGateIsOpen(int rest) throws IOException, InterruptedException {
            // It is not waited for: the JDK's thread that does so may run out of heap.
            new ProcessBuilder("sh", "-c", "sleep 1; touch " + gate).start();
            for (int size = 1 << 20; size >= rest; size >>= 2) {
                try {
                    while (true) {
                        HEAP.add(new byte[size]);
                    }
                } catch (OutOfMemoryError full) {
                    // with less, then
                }
            }
            Thread.sleep(AS_LONG_AS_THE_FAULT_LASTS); // the answers come meanwhile
            HEAP.clear();
        }
    }
}
