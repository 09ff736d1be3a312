package org.paralleltask.pool.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.paralleltask.PoolOptions;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.Payload;
import org.paralleltask.payload.ValueWriter;
import org.paralleltask.pool.BatchWorker;
import org.paralleltask.pool.BatchWorker.Result;
import org.paralleltask.pool.BatchWorker.Task;
import org.paralleltask.pool.task.Events;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;
import org.paralleltask.pool.task.Sheaf;

/** Which task has which place, in loads of jobs and runs of sheaves. */
class LoadTest {
    private static final Binding<Task, Result, Result> BINDING =
            new Binding<>(BatchWorker.DEFINITION, Payload.of(BatchWorker.DEFINITION), result -> result);

    private final JobQueue queue = new JobQueues("load").open("load", PoolOptions.defaults(), new Events() {});
    private final Lane lane = new Lane(false);
    private final AtomicLong ids = new AtomicLong(1000);

    private final Sheaf.Owner<Task, Result> owner = new Sheaf.Owner<>() {
        @Override
        public boolean wantsRuns() {
            return false;
        }

        @Override
        public void ended(Sheaf<Task, Result> sheaf, long which) {}

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
    private Sheaf<Task, Result> sheaf(long firstId) {
        Sheaf<Task, Result> sheaf = new Sheaf<>(BINDING, queue, lane, null, owner, firstId, 0, 100);
        ValueWriter<Task> writer = BINDING.payload().taskWriter();
        for (int i = 0; i < Sheaf.MOST; i++) {
            sheaf.write(BatchWorker.quick(i), writer, writer.write(BatchWorker.quick(i)));
            sheaf.accept(false);
        }
        return sheaf;
    }

    private static List<Long> ids(Load load) {
        return IntStream.range(0, load.size()).mapToObj(load::id).toList();
    }

    private static List<Integer> runs(Load load) {
        return IntStream.range(0, load.size()).mapToObj(load::runOf).toList();
    }

    @Test
    void ofNothing() {
        assertThat(Load.none().isEmpty()).isTrue();
        assertThat(Load.none().size()).isZero();
        assertThat(Load.none().runs()).isZero();
    }

    @Test
    void ofJobsEachIsARun() {
        List<Job<?, ?>> jobs = List.of(job(), job(), job());

        Load load = Load.of(jobs);

        assertThat(load.size()).isEqualTo(3);
        assertThat(runs(load)).containsExactly(0, 1, 2);
        assertThat(ids(load)).containsExactly(1000L, 1001L, 1002L);
        assertThat(load.job(1)).isSameAs(jobs.get(1));
        assertThat(load.place(2)).isZero();
    }

    @Test
    void ofJobsAndSheavesTasksKeepTheirOrder() {
        Load load = new Load(1);
        load.add(sheaf(100), 60, 4);
        load.add(job());
        load.add(job());
        load.add(sheaf(200), 0, 3);
        load.add(sheaf(300), 7, 1);

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
    void aTaskOfASheafHasAJobOnceItIsAskedFor() {
        Sheaf<Task, Result> sheaf = sheaf(100);
        Load load = new Load(1);
        load.add(sheaf, 5, 2);

        assertThat(sheaf.jobIfMade(6)).isNull();
        Job<?, ?> job = load.job(1);

        assertThat(job).isNotNull().isSameAs(sheaf.jobIfMade(6)).isSameAs(load.jobForSure(1));
        assertThat(sheaf.jobIfMade(5)).isNull();
    }

    @Test
    void growsWhenItIsFull() {
        List<Long> added = new ArrayList<>();
        Load load = new Load(2);
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
        Load load = Load.of(List.of(job(), job(), job(), job()));

        load.reverse();

        assertThat(ids(load)).containsExactly(1003L, 1002L, 1001L, 1000L);
        assertThat(((Job<?, ?>) load.removeLast()).id()).isEqualTo(1000);
        assertThat(ids(load)).containsExactly(1003L, 1002L, 1001L);
    }
}
