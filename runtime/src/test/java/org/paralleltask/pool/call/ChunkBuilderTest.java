package org.paralleltask.pool.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.PoolOptions;
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.pool.ShortTaskWorker;
import org.paralleltask.pool.ShortTaskWorker.Result;
import org.paralleltask.pool.ShortTaskWorker.Task;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.queue.TaskSlice;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;
import org.paralleltask.pool.task.PackedChunk;
import org.paralleltask.pool.task.SingleChunk;
import org.paralleltask.pool.view.PoolObserver;
import org.paralleltask.wire.Packer;

/** Which tasks are chunks of one, and which are packed; and how the latter get jobs. Without workers. */
@Timeout(60)
class ChunkBuilderTest {
    /** Wants to hear of runs of 100 ns and more. */
    static final PoolObserver QUIET = new PoolObserver() {
        @Override
        public long quietNanos() {
            return 100;
        }
    };

    private static final TaskMarshaller<Task, Result> PAYLOAD = TaskMarshaller.of(ShortTaskWorker.DEFINITION);

    private final Scheduler queues = new Scheduler("builder");
    private final AtomicLong ids = new AtomicLong(1);
    private final List<Job<Task, Result>> endedJobs = new ArrayList<>();

    private final ChunkBuilder.Call<Task, Result> call = new ChunkBuilder.Call<>() {
        @Override
        public boolean wantsRuns() {
            return false;
        }

        @Override
        public Job.Owner<Task, Result> ownerOfNext() {
            return this;
        }

        @Override
        public void ended(Chunk<Task, Result> chunk, long which) {}

        @Override
        public void ended(Job<Task, Result> job) {
            endedJobs.add(job);
        }
    };

    private TaskQueue open(PoolObserver events, long taskNanos) {
        TaskQueue queue = queues.open("builder", PoolOptions.defaults(), events);
        for (int tasks = 1; tasks < 1000; tasks *= 2) {
            queue.sizer().ran(tasks, tasks * taskNanos);
        }
        return queue;
    }

    private ChunkBuilder<Task, Result> builder(TaskQueue queue) {
        Binding<Task, Result, Result> binding = new Binding<>(ShortTaskWorker.DEFINITION, PAYLOAD, result -> result);
        return new ChunkBuilder<>(binding, queue, ids::getAndAdd, new Lane(false), null, CarriedContext.NOTHING, call);
    }

    private Chunk<Task, Result> add(ChunkBuilder<Task, Result> builder, int id) {
        return builder.add(ShortTaskWorker.quick(id));
    }

    private PackedChunk<Task, Result> accept(TaskQueue queue, ChunkBuilder<Task, Result> builder, int from, int to)
            throws InterruptedException {
        Set<Chunk<Task, Result>> chunks = new HashSet<>();
        for (int i = from; i < to; i++) {
            Chunk<Task, Result> chunk = add(builder, i);
            chunks.add(chunk);
            assertThat(queue.put(chunk, () -> false, Long.MAX_VALUE)).isTrue();
        }
        assertThat(chunks).hasSize(1);
        return (PackedChunk<Task, Result>) chunks.iterator().next();
    }

    @Test
    void shortTasksAreTogetherAsManyAsFit() {
        ChunkBuilder<Task, Result> builder = builder(open(QUIET, 1000));
        List<Chunk<Task, Result>> chunks = new ArrayList<>();
        for (int i = 0; i < 3 * Chunk.MOST; i++) {
            chunks.add(add(builder, i));
        }

        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk).isInstanceOf(PackedChunk.class));
        assertThat(new HashSet<>(chunks)).hasSize(3);
    }

    @Test
    void longTasksHaveJobs() {
        assertThat(add(builder(open(QUIET, 10_000_000)), 1)).isInstanceOf(SingleChunk.class);
    }

    @Test
    void whereEachRunIsToldEachTaskHasAJob() {
        assertThat(add(builder(open(new PoolObserver() {}, 1000)), 1)).isInstanceOf(SingleChunk.class);
    }

    @Test
    void largeTasksHaveJobsAndWhatComesAfterThemANewChunk() {
        ChunkBuilder<Task, Result> builder = builder(open(QUIET, 1000));
        Chunk<Task, Result> first = add(builder, 0);
        Task large = new Task(ShortTaskWorker.Kind.QUICK, 1, 0, "x".repeat(5000));

        Chunk<Task, Result> single = builder.add(large);
        Chunk<Task, Result> last = add(builder, 2);

        assertThat(single).isInstanceOf(SingleChunk.class);
        assertThat(single.toSend(0).arguments().toArray())
                .isEqualTo(PAYLOAD.encodeTask(large).toArray());
        assertThat(last).isInstanceOf(PackedChunk.class).isNotEqualTo(first);
        assertThat(last.toSend(0).arguments().toArray())
                .isEqualTo(PAYLOAD.encodeTask(ShortTaskWorker.quick(2)).toArray());
    }

    @Test
    void aTakerGetsHisShareOfAChunk() throws Exception {
        TaskQueue queue = open(QUIET, 1000);
        PackedChunk<Task, Result> chunk = accept(queue, builder(queue), 0, 50);

        assertThat(queue.waiting()).isEqualTo(50);
        TaskSlice half = queue.poll(1000, 2);
        assertThat(half.size()).isEqualTo(25);
        assertThat(queue.poll(10, 1).size()).isEqualTo(10);
        assertThat(queue.poll(1000, 1).size()).isEqualTo(15);
        assertThat(queue.waiting()).isZero();
        for (int i = 0; i < half.size(); i++) {
            assertThat(half.chunk(i)).isEqualTo(chunk);
            assertThat(half.index(i)).isEqualTo(i);
        }
    }

    @Test
    void aTaskHasOneJobHoweverOftenItIsAskedFor() throws Exception {
        TaskQueue queue = open(QUIET, 1000);
        PackedChunk<Task, Result> chunk = accept(queue, builder(queue), 0, 5);

        Job<Task, Result> job = Objects.requireNonNull(chunk.job(3));

        assertThat(job).isSameAs(chunk.job(3));
        assertThat(job.task().id()).isEqualTo(3);
        assertThat(job.ordinal()).isEqualTo(3);
        assertThat(job.arguments().size()).isEqualTo(chunk.size(3, 4));
    }

    @Test
    void whoHasClaimedATaskIsTheOnlyOneToEndIt() throws Exception {
        TaskQueue queue = open(QUIET, 1000);
        PackedChunk<Task, Result> chunk = accept(queue, builder(queue), 0, 5);
        Job<Task, Result> job = chunk.job(1);

        assertThat(chunk.packed().claim(0b111)).isEqualTo(0b101);
        assertThat(chunk.packed().claim(0b111)).isZero();
        assertThat(chunk.job(0)).isNull();
        assertThat(chunk.job(1)).isSameAs(job);
        chunk.packed().unclaim(0b100);
        assertThat(chunk.job(2)).isNotNull();
    }

    @Test
    void whatWaitsCanBeWithdrawnAndThenNothingIsOwed() throws Exception {
        TaskQueue queue = open(QUIET, 1000);
        PackedChunk<Task, Result> chunk = accept(queue, builder(queue), 0, 40);
        assertThat(queue.poll(10, 1).size()).isEqualTo(10);

        List<Job<Task, Result>> jobs = chunk.jobs();

        assertThat(queue.waiting()).isZero();
        assertThat(jobs).hasSize(40);
        jobs.forEach(job -> assertThat(job.withdraw()).isTrue());
        assertThat(endedJobs)
                .hasSize(40)
                .allSatisfy(job -> assertThat(job.failure()).isInstanceOf(CancellationException.class));
        assertThat(queue.awaitFinished(1)).isTrue();
        assertThat(chunk.jobs()).isEmpty();
    }

    @Test
    void moreCanComeAfterAllHaveBeenTaken() throws Exception {
        TaskQueue queue = open(QUIET, 1000);
        ChunkBuilder<Task, Result> builder = builder(queue);
        PackedChunk<Task, Result> chunk = accept(queue, builder, 0, 5);
        assertThat(queue.poll(10, 1).size()).isEqualTo(5);

        assertThat(accept(queue, builder, 5, 8)).isSameAs(chunk);
        TaskSlice more = queue.poll(10, 1);
        assertThat(more.size()).isEqualTo(3);
        assertThat(more.index(0)).isEqualTo(5);
    }

    /** A chunk has room for nine looks at the clock. A task that does not have to wait needs one of its own. */
    @Test
    void ofTasksThatAreTakenAtOnceEachHasItsOwnTimeAndFewAreTogether() throws Exception {
        TaskQueue queue = open(QUIET, 1000);
        ChunkBuilder<Task, Result> builder = builder(queue);
        Set<PackedChunk<Task, Result>> chunks = new LinkedHashSet<>();
        for (int i = 0; i < 20; i++) {
            chunks.add(accept(queue, builder, i, i + 1));
            assertThat(queue.poll(10, 1).size()).isEqualTo(1);
        }

        assertThat(chunks).extracting(PackedChunk::taken).containsExactly(9, 9, 2);
    }

    @Test
    void ofAChunkThatHasEndedOnlyTheValuesAreLeft() throws Exception {
        TaskQueue queue = open(QUIET, 1000);
        PackedChunk<Task, Result> chunk = accept(queue, builder(queue), 0, 2);
        byte[] value = PAYLOAD.encodeResult(new Result(7, 1, "")).toArray();
        chunk.packed().claim(0b11);
        for (int index = 0; index < 2; index++) {
            chunk.packed().decode(index, chunk.packed().values(), value, 0, value.length);
        }

        chunk.packed().tell(0b01);
        chunk.close();
        assertThat(chunk.toSend(1).arguments().size()).isPositive();
        chunk.packed().tell(0b10);

        assertThat(chunk.toSend(0).arguments().size()).isZero();
        assertThat(chunk.toSend(1).arguments().size()).isZero();
        Packer packer = new Packer();
        chunk.pack(0, 2, packer);
        List<Result> values = new ArrayList<>();
        chunk.addTo(values);
        assertThat(values).extracting(Result::id).containsExactly(7, 7);
    }
}
