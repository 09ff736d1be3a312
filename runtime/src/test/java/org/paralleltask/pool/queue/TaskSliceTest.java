package org.paralleltask.pool.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.paralleltask.PoolOptions;
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.payload.ValueWriter;
import org.paralleltask.pool.ShortTaskWorker;
import org.paralleltask.pool.ShortTaskWorker.Result;
import org.paralleltask.pool.ShortTaskWorker.Task;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;
import org.paralleltask.pool.task.PackedChunk;
import org.paralleltask.pool.task.SingleChunk;
import org.paralleltask.pool.view.PoolObserver;

/** Which task has which index in which chunk, in slices of chunks of one and of several. */
class TaskSliceTest {
    private static final Binding<Task, Result, Result> BINDING =
            new Binding<>(ShortTaskWorker.DEFINITION, TaskMarshaller.of(ShortTaskWorker.DEFINITION), result -> result);

    private final TaskQueue queue = new Scheduler("slice").open("slice", PoolOptions.defaults(), new PoolObserver() {});
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
        Task task = ShortTaskWorker.quick(0);
        return new SingleChunk<>(
                        ids.getAndIncrement(),
                        task,
                        BINDING.payload().encodeTask(task),
                        BINDING,
                        queue,
                        lane,
                        null,
                        CarriedContext.NOTHING,
                        owner,
                        0)
                .job();
    }

    /** Its first task's number is given. */
    private PackedChunk<Task, Result> chunk(long firstId) {
        PackedChunk<Task, Result> chunk =
                new PackedChunk<>(BINDING, queue, lane, null, CarriedContext.NOTHING, owner, firstId, 0, 100);
        ValueWriter<Task> writer = BINDING.payload().taskWriter();
        for (int i = 0; i < Chunk.MOST; i++) {
            chunk.write(ShortTaskWorker.quick(i), writer, writer.write(ShortTaskWorker.quick(i)));
            chunk.accept(false);
        }
        return chunk;
    }

    private static TaskSlice slice(List<Job<?, ?>> jobs) {
        TaskSlice slice = new TaskSlice(jobs.size());
        jobs.forEach(job -> slice.add(job.single(), 0, 1));
        return slice;
    }

    private static List<Long> ids(TaskSlice slice) {
        return IntStream.range(0, slice.size()).mapToObj(slice::id).toList();
    }

    private static List<Integer> runs(TaskSlice slice) {
        return IntStream.range(0, slice.size()).mapToObj(slice::runOf).toList();
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

        TaskSlice slice = slice(jobs);

        assertThat(slice.size()).isEqualTo(3);
        assertThat(runs(slice)).containsExactly(0, 1, 2);
        assertThat(ids(slice)).containsExactly(1000L, 1001L, 1002L);
        assertThat(slice.job(1)).isSameAs(jobs.get(1));
        assertThat(slice.index(2)).isZero();
    }

    @Test
    void ofJobsAndChunksTasksKeepTheirOrder() {
        TaskSlice slice = new TaskSlice(1);
        slice.add(chunk(100), 60, 4);
        slice.add(job().single(), 0, 1);
        slice.add(job().single(), 0, 1);
        slice.add(chunk(200), 0, 3);
        slice.add(chunk(300), 7, 1);

        assertThat(slice.size()).isEqualTo(10);
        assertThat(slice.runs()).isEqualTo(5);
        assertThat(ids(slice)).containsExactly(160L, 161L, 162L, 163L, 1000L, 1001L, 200L, 201L, 202L, 307L);
        assertThat(runs(slice)).containsExactly(0, 0, 0, 0, 1, 2, 3, 3, 3, 4);
        assertThat(IntStream.range(0, 10).map(slice::index)).containsExactly(60, 61, 62, 63, 0, 0, 0, 1, 2, 7);
        assertThat(IntStream.range(0, 5).map(slice::start)).containsExactly(0, 4, 5, 6, 9);
        assertThat(IntStream.range(0, 5).map(slice::end)).containsExactly(4, 5, 6, 9, 10);
        assertThat(slice.firstIndex(0)).isEqualTo(60);
    }

    @Test
    void aTaskOfAChunkHasAJobOnceItIsAskedFor() {
        PackedChunk<Task, Result> chunk = chunk(100);
        TaskSlice slice = new TaskSlice(1);
        slice.add(chunk, 5, 2);

        assertThat(chunk.jobIfMade(6)).isNull();
        Job<?, ?> job = slice.job(1);

        assertThat(job).isNotNull().isSameAs(chunk.jobIfMade(6)).isSameAs(slice.job(1));
        assertThat(chunk.jobIfMade(5)).isNull();
    }

    @Test
    void growsWhenItIsFull() {
        List<Long> added = new ArrayList<>();
        TaskSlice slice = new TaskSlice(2);
        for (int i = 0; i < 100; i++) {
            Job<Task, Result> job = job();
            assertThat(slice.isFull()).isEqualTo(List.of(2, 5, 11, 23, 47, 95).contains(i));
            slice.add(job.single(), 0, 1);
            added.add(job.id());
        }

        assertThat(ids(slice)).isEqualTo(added);
    }

    @Test
    void jobsCanBeTurnedRoundAndTakenFromTheEnd() {
        TaskSlice slice = slice(List.of(job(), job(), job(), job()));

        slice.reverse();

        assertThat(ids(slice)).containsExactly(1003L, 1002L, 1001L, 1000L);
        slice.removeLast();
        assertThat(ids(slice)).containsExactly(1003L, 1002L, 1001L);
    }
}
