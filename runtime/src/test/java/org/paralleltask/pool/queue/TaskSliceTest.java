package org.paralleltask.pool.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.paralleltask.PoolOptions;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.payload.ValueWriter;
import org.paralleltask.pool.BatchWorker;
import org.paralleltask.pool.BatchWorker.Result;
import org.paralleltask.pool.BatchWorker.Task;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;
import org.paralleltask.pool.task.PoolObserver;

/** Which task has which place, in loads of jobs and runs of chunks. */
class TaskSliceTest {
    private static final Binding<Task, Result, Result> BINDING =
            new Binding<>(BatchWorker.DEFINITION, TaskMarshaller.of(BatchWorker.DEFINITION), result -> result);

    private final TaskQueue queue = new Scheduler("load").open("load", PoolOptions.defaults(), new PoolObserver() {});
    private final Lane lane = new Lane(false);
    private final AtomicLong ids = new AtomicLong(1000);

    private final Chunk.Owner<Task, Result> owner = new Chunk.Owner<>() {
        @Override
        public boolean wantsRuns() {
            return false;
        }

        @Override
        public void ended(Chunk<Task, Result> chunk, long which) {}

        @Override
        public void ended(Job<Task, Result> job) {}
    };

    private Job<Task, Result> job() {
        Task task = BatchWorker.quick(0);
        return new Job<>(
                ids.getAndIncrement(),
                task,
                BINDING.payload().encodeTask(task),
                BINDING,
                queue,
                lane,
                null,
                owner,
                0,
                System.nanoTime());
    }

    /** Its first task's number is given. */
    private Chunk<Task, Result> chunk(long firstId) {
        Chunk<Task, Result> chunk = new Chunk<>(BINDING, queue, lane, null, owner, firstId, 0, 100);
        ValueWriter<Task> writer = BINDING.payload().taskWriter();
        for (int i = 0; i < Chunk.MOST; i++) {
            chunk.write(BatchWorker.quick(i), writer, writer.write(BatchWorker.quick(i)));
            chunk.accept(false);
        }
        return chunk;
    }

    private static List<Long> ids(TaskSlice load) {
        return IntStream.range(0, load.size()).mapToObj(load::id).toList();
    }

    private static List<Integer> runs(TaskSlice load) {
        return IntStream.range(0, load.size()).mapToObj(load::runOf).toList();
    }

    @Test
    void ofNothing() {
        assertThat(TaskSlice.none().isEmpty()).isTrue();
        assertThat(TaskSlice.none().size()).isZero();
        assertThat(TaskSlice.none().runs()).isZero();
    }

    @Test
    void ofJobsEachIsARun() {
        List<Job<?, ?>> jobs = List.of(job(), job(), job());

        TaskSlice load = TaskSlice.of(jobs);

        assertThat(load.size()).isEqualTo(3);
        assertThat(runs(load)).containsExactly(0, 1, 2);
        assertThat(ids(load)).containsExactly(1000L, 1001L, 1002L);
        assertThat(load.job(1)).isSameAs(jobs.get(1));
        assertThat(load.place(2)).isZero();
    }

    @Test
    void ofJobsAndChunksTasksKeepTheirOrder() {
        TaskSlice load = new TaskSlice(1);
        load.add(chunk(100), 60, 4);
        load.add(job());
        load.add(job());
        load.add(chunk(200), 0, 3);
        load.add(chunk(300), 7, 1);

        assertThat(load.size()).isEqualTo(10);
        assertThat(load.runs()).isEqualTo(5);
        assertThat(ids(load)).containsExactly(160L, 161L, 162L, 163L, 1000L, 1001L, 200L, 201L, 202L, 307L);
        assertThat(runs(load)).containsExactly(0, 0, 0, 0, 1, 2, 3, 3, 3, 4);
        assertThat(IntStream.range(0, 10).map(load::place)).containsExactly(60, 61, 62, 63, 0, 0, 0, 1, 2, 7);
        assertThat(IntStream.range(0, 5).map(load::start)).containsExactly(0, 4, 5, 6, 9);
        assertThat(IntStream.range(0, 5).map(load::end)).containsExactly(4, 5, 6, 9, 10);
        assertThat(load.firstPlace(0)).isEqualTo(60);
    }

    @Test
    void aTaskOfAChunkHasAJobOnceItIsAskedFor() {
        Chunk<Task, Result> chunk = chunk(100);
        TaskSlice load = new TaskSlice(1);
        load.add(chunk, 5, 2);

        assertThat(chunk.jobIfMade(6)).isNull();
        Job<?, ?> job = load.job(1);

        assertThat(job).isNotNull().isSameAs(chunk.jobIfMade(6)).isSameAs(load.jobForSure(1));
        assertThat(chunk.jobIfMade(5)).isNull();
    }

    @Test
    void growsWhenItIsFull() {
        List<Long> added = new ArrayList<>();
        TaskSlice load = new TaskSlice(2);
        for (int i = 0; i < 100; i++) {
            Job<Task, Result> job = job();
            assertThat(load.isFull()).isEqualTo(List.of(2, 5, 11, 23, 47, 95).contains(i));
            load.add(job);
            added.add(job.id());
        }

        assertThat(ids(load)).isEqualTo(added);
    }

    @Test
    void jobsCanBeTurnedRoundAndTakenFromTheEnd() {
        TaskSlice load = TaskSlice.of(List.of(job(), job(), job(), job()));

        load.reverse();

        assertThat(ids(load)).containsExactly(1003L, 1002L, 1001L, 1000L);
        assertThat(((Job<?, ?>) load.removeLast()).id()).isEqualTo(1000);
        assertThat(ids(load)).containsExactly(1003L, 1002L, 1001L);
    }
}
