package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;
import org.paralleltask.wire.line.Bootstrap;

/** Pools in tasks of pools. Only Linux lets a test see what is left of them. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class NestingTest {
    private final String mark = UUID.randomUUID().toString();

    @TempDir
    private Path directory;

    private List<Long> family() {
        return Program.marked("NEST_MARK=" + mark);
    }

    @Test
    @DisplayName("M13: pools in tasks of pools work ten deep, and leave no process")
    void nestsTenDeep() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(
                options -> options.workers(1).timeout(Duration.ofSeconds(50)).environment(Map.of("NEST_MARK", mark)))) {
            assertThat(pool.call(task(Deed.NEST, 9))).isEqualTo("10");
            assertThat(family()).hasSize(1);
        }
        assertThat(family()).isEmpty();
    }

    @Test
    @DisplayName("M13: the eleventh is refused, and the error says why")
    void refusesTheEleventh() throws Exception {
        try (Program program =
                Program.start(List.of(), List.of("-D" + Bootstrap.DEPTH_PROPERTY + "=9"), DeepProgram.class)) {
            assertThat(program.line()).isEqualTo("depth 10");
            assertThat(program.line())
                    .startsWith("IllegalStateException: Pool deed cannot be opened: this process is already a worker of"
                            + " a worker, 10 deep");
            assertThat(program.rest()).isEmpty();
            assertThat(program.family()).isEmpty();
        }
    }

    /** A program that is nine deep already. */
    static final class DeepProgram {
        private DeepProgram() {}

        public static void main(String[] args) {
            try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
                System.out.println("depth " + pool.call(task(Deed.NEST, 0)));
                System.out.println(pool.call(task(Deed.NEST, 1)));
            } catch (IllegalStateException refused) {
                System.out.println("IllegalStateException: " + refused.getMessage());
            }
        }
    }

    @Test
    @DisplayName("F14: shutdownNow ends pools in tasks, though they sleep, within moments")
    void shutdownNowEndsNestedPools() throws Exception {
        List<Path> gates = List.of(directory.resolve("a"), directory.resolve("b"));
        ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(2).environment(Map.of("NEST_MARK", mark)));
        List<CompletableFuture<String>> futures = gates.stream()
                .map(gate -> pool.submit(task(Deed.OPEN_POOL_AND_WAIT, gate)))
                .toList();
        await().until(() -> gates.stream().allMatch(gate -> Files.exists(Path.of(gate + ".waiting"))));
        assertThat(family()).hasSize(4);

        pool.shutdownNow();

        assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
        assertThat(futures).allMatch(CompletableFuture::isCancelled);
        await().until(() -> family().isEmpty());
    }
}
