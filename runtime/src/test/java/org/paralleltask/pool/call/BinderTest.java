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
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.Payload;
import org.paralleltask.pool.BatchWorker;
import org.paralleltask.pool.BatchWorker.Result;
import org.paralleltask.pool.BatchWorker.Task;
import org.paralleltask.pool.queue.JobQueue;
import org.paralleltask.pool.queue.JobQueues;
import org.paralleltask.pool.queue.Load;
import org.paralleltask.pool.task.Entry;
import org.paralleltask.pool.task.Events;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;
import org.paralleltask.pool.task.Sheaf;
import org.paralleltask.wire.Packer;

/** Which tasks get jobs, and which places in a sheaf; and how those get jobs after all. Without workers. */
@Timeout(60)
class BinderTest {
    /** Wants to hear of runs of 100 ns and more. */
    static final Events QUIET = new Events() {
        @Override
        public long quietNanos() {
            return 100;
        }
    };

    private static final Payload<Task, Result> PAYLOAD = Payload.of(BatchWorker.DEFINITION);

    private final JobQueues queues = new JobQueues("binder");
    private final AtomicLong ids = new AtomicLong(1);
    private final List<Job<Task, Result>> endedJobs = new ArrayList<>();

    private final Sheaf.Owner<Task, Result> owner = new Sheaf.Owner<>() {
        @Override
        public boolean wantsRuns() {
            return false;
        }

        @Override
        public void ended(Sheaf<Task, Result> sheaf, long which) {}

        @Override
        public void ended(Job<Task, Result> job) {
            endedJobs.add(job);
        }
    };

    private JobQueue open(Events events, long taskNanos) {
        JobQueue queue = queues.open("binder", PoolOptions.defaults(), events);
        for (int tasks = 1; tasks < 1000; tasks *= 2) {
            queue.pace().ran(tasks, tasks * taskNanos);
        }
        return queue;
    }

    private Binder<Task, Result> binder(JobQueue queue) {
        Binding<Task, Result, Result> binding = new Binding<>(BatchWorker.DEFINITION, PAYLOAD, result -> result);
        return new Binder<>(binding, queue, ids::getAndAdd, new Lane(false), null, owner);
    }

    private Entry<Task, Result> bind(Binder<Task, Result> binder, int id) {
        return binder.bind(BatchWorker.quick(id), () -> owner);
    }

    @SuppressWarnings("unchecked") // it is this test's
    private Sheaf<Task, Result> accept(JobQueue queue, Binder<Task, Result> binder, int from, int to)
            throws InterruptedException {
        Set<Entry<Task, Result>> entries = new HashSet<>();
        for (int i = from; i < to; i++) {
            Entry<Task, Result> entry = bind(binder, i);
            entries.add(entry);
            assertThat(queue.put(entry, () -> false, Long.MAX_VALUE)).isTrue();
        }
        assertThat(entries).hasSize(1);
        return (Sheaf<Task, Result>) entries.iterator().next();
    }

    @Test
    void shortTasksAreTogetherAsManyAsFit() {
        Binder<Task, Result> binder = binder(open(QUIET, 1000));
        List<Entry<Task, Result>> entries = new ArrayList<>();
        for (int i = 0; i < 3 * Sheaf.MOST; i++) {
            entries.add(bind(binder, i));
        }

        assertThat(entries).allSatisfy(entry -> assertThat(entry).isInstanceOf(Sheaf.class));
        assertThat(new HashSet<>(entries)).hasSize(3);
    }

    @Test
    void longTasksHaveJobs() {
        assertThat(bind(binder(open(QUIET, 10_000_000)), 1)).isInstanceOf(Job.class);
    }

    @Test
    void whereEachRunIsToldEachTaskHasAJob() {
        assertThat(bind(binder(open(new Events() {}, 1000)), 1)).isInstanceOf(Job.class);
    }

    @Test
    void largeTasksHaveJobsAndWhatComesAfterThemANewSheaf() {
        Binder<Task, Result> binder = binder(open(QUIET, 1000));
        Entry<Task, Result> first = bind(binder, 0);
        Task large = new Task(BatchWorker.Kind.QUICK, 1, 0, "x".repeat(5000));

        Entry<Task, Result> job = binder.bind(large, () -> owner);
        Entry<Task, Result> last = bind(binder, 2);

        assertThat(job).isInstanceOf(Job.class);
        assertThat(((Job<Task, Result>) job).arguments().toArray())
                .isEqualTo(PAYLOAD.encodeTask(large).toArray());
        assertThat(last).isInstanceOf(Sheaf.class).isNotEqualTo(first);
        assertThat(((Sheaf<Task, Result>) last).arguments(0).toArray())
                .isEqualTo(PAYLOAD.encodeTask(BatchWorker.quick(2)).toArray());
    }

    @Test
    void aTakerGetsHisShareOfASheaf() throws Exception {
        JobQueue queue = open(QUIET, 1000);
        Sheaf<Task, Result> sheaf = accept(queue, binder(queue), 0, 50);

        assertThat(queue.waiting()).isEqualTo(50);
        Load half = queue.poll(1000, 2);
        assertThat(half.size()).isEqualTo(25);
        assertThat(queue.poll(10, 1).size()).isEqualTo(10);
        assertThat(queue.poll(1000, 1).size()).isEqualTo(15);
        assertThat(queue.waiting()).isZero();
        for (int i = 0; i < half.size(); i++) {
            assertThat(half.entry(i)).isEqualTo(sheaf);
            assertThat(half.place(i)).isEqualTo(i);
        }
    }

    @Test
    void aTaskHasOneJobHoweverOftenItIsAskedFor() throws Exception {
        JobQueue queue = open(QUIET, 1000);
        Sheaf<Task, Result> sheaf = accept(queue, binder(queue), 0, 5);

        Job<Task, Result> job = Objects.requireNonNull(sheaf.job(3));

        assertThat(job).isSameAs(sheaf.job(3));
        assertThat(job.task().id()).isEqualTo(3);
        assertThat(job.place()).isEqualTo(3);
        assertThat(job.arguments().size()).isEqualTo(sheaf.size(3, 4));
    }

    @Test
    void whoHasClaimedATaskIsTheOnlyOneToEndIt() throws Exception {
        JobQueue queue = open(QUIET, 1000);
        Sheaf<Task, Result> sheaf = accept(queue, binder(queue), 0, 5);
        Job<Task, Result> job = sheaf.job(1);

        assertThat(sheaf.claim(0b111)).isEqualTo(0b101);
        assertThat(sheaf.claim(0b111)).isZero();
        assertThat(sheaf.job(0)).isNull();
        assertThat(sheaf.job(1)).isSameAs(job);
        sheaf.unclaim(0b100);
        assertThat(sheaf.job(2)).isNotNull();
    }

    @Test
    void whatWaitsCanBeWithdrawnAndThenNothingIsOwed() throws Exception {
        JobQueue queue = open(QUIET, 1000);
        Sheaf<Task, Result> sheaf = accept(queue, binder(queue), 0, 40);
        assertThat(queue.poll(10, 1).size()).isEqualTo(10);

        List<Job<Task, Result>> jobs = sheaf.jobs();

        assertThat(queue.waiting()).isZero();
        assertThat(jobs).hasSize(40);
        jobs.forEach(job -> assertThat(job.withdraw()).isTrue());
        assertThat(endedJobs)
                .hasSize(40)
                .allSatisfy(job -> assertThat(job.failure()).isInstanceOf(CancellationException.class));
        assertThat(queue.awaitFinished(1)).isTrue();
        assertThat(sheaf.jobs()).isEmpty();
    }

    @Test
    void moreCanComeAfterAllHaveBeenTaken() throws Exception {
        JobQueue queue = open(QUIET, 1000);
        Binder<Task, Result> binder = binder(queue);
        Sheaf<Task, Result> sheaf = accept(queue, binder, 0, 5);
        assertThat(queue.poll(10, 1).size()).isEqualTo(5);

        assertThat(accept(queue, binder, 5, 8)).isSameAs(sheaf);
        Load more = queue.poll(10, 1);
        assertThat(more.size()).isEqualTo(3);
        assertThat(more.place(0)).isEqualTo(5);
    }

    /** A sheaf has room for nine looks at the clock, of which tasks that nobody keeps waiting need one each. */
    @Test
    void ofTasksThatAreTakenAtOnceEachHasItsOwnTimeAndFewAreTogether() throws Exception {
        JobQueue queue = open(QUIET, 1000);
        Binder<Task, Result> binder = binder(queue);
        Set<Sheaf<Task, Result>> sheaves = new LinkedHashSet<>();
        for (int i = 0; i < 20; i++) {
            sheaves.add(accept(queue, binder, i, i + 1));
            assertThat(queue.poll(10, 1).size()).isEqualTo(1);
        }

        assertThat(sheaves).extracting(Sheaf::taken).containsExactly(9, 9, 2);
    }

    @Test
    void ofASheafThatHasEndedOnlyTheValuesAreLeft() throws Exception {
        JobQueue queue = open(QUIET, 1000);
        Sheaf<Task, Result> sheaf = accept(queue, binder(queue), 0, 2);
        byte[] value = PAYLOAD.encodeResult(new Result(7, 1, "")).toArray();
        sheaf.claim(0b11);
        for (int place = 0; place < 2; place++) {
            sheaf.decode(place, sheaf.values(), value, 0, value.length);
        }

        sheaf.tell(0b01);
        sheaf.close();
        assertThat(sheaf.arguments(1).size()).isPositive();
        sheaf.tell(0b10);

        assertThat(sheaf.arguments(0).size()).isZero();
        assertThat(sheaf.arguments(1).size()).isZero();
        Packer packer = new Packer();
        sheaf.pack(0, 2, packer);
        List<Result> values = new ArrayList<>();
        sheaf.addTo(values);
        assertThat(values).extracting(Result::id).containsExactly(7, 7);
    }
}
