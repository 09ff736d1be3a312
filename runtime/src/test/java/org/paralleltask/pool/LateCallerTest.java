package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.pool.ShortTaskWorker.Kind;
import org.paralleltask.pool.ShortTaskWorker.Result;
import org.paralleltask.pool.ShortTaskWorker.Task;

/** A call that comes while the only worker has a long dispatch. */
@Timeout(60)
class LateCallerTest {
    private static final int LONG_DISPATCH = 60;
    private static final int LATE_CALLER = 1000;

    @TempDir
    private Path directory;

    private Task task(Kind kind, int id, long amount) {
        return new Task(kind, id, amount, directory.resolve("log").toString());
    }

    private List<Integer> begun() throws IOException {
        Path log = directory.resolve("log");
        return Files.exists(log)
                ? Files.readAllLines(log).stream().map(Integer::valueOf).toList()
                : List.of();
    }

    /** A call here, while a map of the first pool runs. */
    private void callDuringMap(ProcessPool<Task, Result> pool, ProcessPool<Task, Result> callers) throws IOException {
        List<Integer> numbers = IntStream.range(0, LONG_DISPATCH).boxed().toList();
        CompletableFuture<List<Result>> map =
                CompletableFuture.supplyAsync(() -> pool.map(numbers, number -> task(Kind.SLOW, number, 20)));
        await().until(() -> begun().size() >= 3);

        callers.call(task(Kind.QUICK, LATE_CALLER, 0));

        assertThat(begun().indexOf(LATE_CALLER)).isLessThan(LONG_DISPATCH / 2);
        assertThat(map.join()).extracting(Result::id).isEqualTo(numbers);
        assertThat(begun()).doesNotHaveDuplicates().hasSize(LONG_DISPATCH + 1);
    }

    @Test
    void runsAfterTheTaskThatRunsNotAfterTheDispatch() throws Exception {
        try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(options -> options.workers(1))) {
            callDuringMap(pool, pool);
        }
    }

    @Test
    void soDoesOneOfAnotherPoolOnTheSameWorkers() throws Exception {
        try (Workers workers = Workers.open(options -> options.workers(1));
                ProcessPool<Task, Result> pool = ShortTaskWorker.open(workers);
                ProcessPool<Task, Result> other = ShortTaskWorker.open(workers)) {
            ShortTaskWorker.warmUp(pool);
            callDuringMap(pool, other);
        }
    }
}
