package org.paralleltask.example.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.PayloadException;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.pool.Workers;

/** Streams that tasks make in worker processes, read as they are made. */
@Timeout(60)
class StreamsOfTasksTest {
    /** Three batches of 64 on their way, one that is made, one that is read. */
    private static final int AHEAD = 5 * 64;

    /** The last number that a task has made; -1 when its stream is closed. */
    private final AtomicLong made = new AtomicLong();

    @Test
    void allElementsInTheirOrder() {
        try (NumbersPool pool = NumbersPool.open(made::set);
                Stream<Long> numbers = pool.call(5000)) {
            assertThat(numbers.toList())
                    .isEqualTo(LongStream.rangeClosed(1, 5000).boxed().toList());
            await().until(() -> made.get() == -1);
        }
    }

    @Test
    void aSlowReaderBoundsHowManyAreMade() {
        try (NumbersPool pool = NumbersPool.open(made::set);
                Stream<Long> numbers = pool.call(Long.MAX_VALUE)) {
            Iterator<Long> reader = numbers.iterator();
            for (long read = 1; read <= 1000; read++) {
                assertThat(reader.next()).isEqualTo(read);
                assertThat(made.get()).isBetween(read, read + AHEAD);
            }
        }
    }

    @Test
    void theTaskEndsWhenTheReaderHasEnough() {
        try (NumbersPool pool = NumbersPool.open(made::set)) {
            try (Stream<Long> numbers = pool.call(Long.MAX_VALUE)) {
                assertThat(numbers.limit(3).toList()).containsExactly(1L, 2L, 3L);
            }
            await().until(() -> made.get() == -1); // the task has closed its stream

            try (Stream<Long> next = pool.call(2)) {
                assertThat(next.toList()).containsExactly(1L, 2L);
            }
            assertThat(pool.processes()).hasSize(1);
        }
    }

    @Test
    void aFailureComesAfterTheElementsBeforeIt() {
        try (FailingPool pool = FailingPool.open()) {
            List<Integer> read = new ArrayList<>();
            try (Stream<Integer> elements = pool.call(5)) {
                assertThatThrownBy(() -> elements.forEach(read::add))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("no element 6");
            }
            assertThat(read).containsExactly(1, 2, 3, 4, 5);
            try (Stream<Integer> none = pool.call(-1)) {
                assertThatThrownBy(none::toList)
                        .isInstanceOf(RemoteTaskException.class)
                        .cause()
                        .isInstanceOf(IOException.class)
                        .hasMessage("not one");
            }
        }
    }

    @Test
    void anElementThatCannotBeSentFailsAfterThoseBeforeIt() {
        try (UnsendablePool pool = UnsendablePool.open();
                Stream<Serializable> elements = pool.call(5)) {
            List<Serializable> read = new ArrayList<>();

            assertThatThrownBy(() -> elements.forEach(read::add))
                    .isInstanceOf(PayloadException.class)
                    .hasMessageContaining("java.lang.Object is not Serializable");
            assertThat(read).containsExactly("text 1", "text 2", "text 3", "text 4", "text 5");
        }
    }

    @Test
    void aWorkersDeathComesAfterWhatItHasSent() {
        try (DyingPool pool = DyingPool.open();
                Stream<Integer> elements = pool.call(5)) {
            List<Integer> read = new ArrayList<>();

            Throwable thrown = catchThrowable(() -> elements.forEach(read::add));

            assertThat(thrown).isInstanceOf(WorkerCrashedException.class);
            assertThat(read)
                    .hasSizeLessThanOrEqualTo(5)
                    .isEqualTo(List.of(1, 2, 3, 4, 5).subList(0, read.size()));
        }
    }

    @Test
    void aPoolThatIsClosedMeanwhileEndsTheStreamWithAFailure() {
        List<Long> read = new ArrayList<>();
        Iterator<Long> reader;
        try (NumbersPool pool = NumbersPool.open(made::set)) {
            reader = pool.call(Long.MAX_VALUE).iterator();
            read.add(reader.next());
        }

        assertThatThrownBy(() -> reader.forEachRemaining(read::add))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("The pool was closed before all elements of this stream were read");
        assertThat(read)
                .isEqualTo(LongStream.rangeClosed(1, read.size()).boxed().toList());
        assertThat(made.get()).isEqualTo(-1);
    }

    @Test
    void workersThatAreThreadsDoTheSame() {
        try (Workers threads = Workers.inProcess(1);
                NumbersPool pool = NumbersPool.open(made::set, threads);
                FailingPool failing = FailingPool.open(threads)) {
            try (Stream<Long> numbers = pool.call(Long.MAX_VALUE)) {
                assertThat(numbers.limit(3).toList()).containsExactly(1L, 2L, 3L);
            }
            try (Stream<Integer> elements = failing.call(1)) {
                assertThatThrownBy(elements::toList).hasMessage("no element 2");
            }
        }
    }

    /** The worker's heap has room for two blocks or three at once, and a batch has several. */
    @Test
    void largeElementsNeedNoRoomForAllOfThem() {
        try (BlocksPool pool = BlocksPool.open(options -> options.jvmArgs(List.of("-Xmx64m")));
                Stream<byte[]> blocks = pool.call(200, 1 << 20)) {
            assertThat(blocks.mapToLong(block -> block.length).sum()).isEqualTo(200L << 20);
        }
    }
}
