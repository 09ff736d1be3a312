package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.paralleltask.pool.DeedWorker.task;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.WorkerStartException;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** The exceptions that a pool makes itself: their traces show the caller's way, not that of the pool's own threads. */
@Timeout(60)
class DeathTraceTest {
    private static List<String> classes(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .map(StackTraceElement::getClassName)
                .toList();
    }

    @Test
    void aCrashShowsTheCallersFrames() {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            assertThatThrownBy(() -> pool.call(task(Deed.HALT, 9)))
                    .isInstanceOf(WorkerCrashedException.class)
                    .satisfies(thrown -> assertThat(classes(thrown).get(0)).isEqualTo(DeathTraceTest.class.getName()));
            assertThatThrownBy(() -> pool.map(List.of(task(Deed.HALT, 9)), task -> task))
                    .isInstanceOf(WorkerCrashedException.class)
                    .satisfies(thrown -> assertThat(classes(thrown).get(0)).isEqualTo(DeathTraceTest.class.getName()));
            assertThatThrownBy(pool.submit(task(Deed.HALT, 9))::join)
                    .cause()
                    .isInstanceOf(WorkerCrashedException.class)
                    .satisfies(thrown -> assertThat(classes(thrown)).isEmpty());
        }
    }

    @Test
    void aFailedStartShowsTheCallersFrames() {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).jvmArgs(List.of("-XX:+NoSuchFlag")))) {
            assertThatThrownBy(() -> pool.call(task(Deed.PID)))
                    .isInstanceOf(WorkerStartException.class)
                    .hasNoCause()
                    .satisfies(thrown -> assertThat(classes(thrown).get(0)).isEqualTo(DeathTraceTest.class.getName()));
        }
    }
}
