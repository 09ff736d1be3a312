package org.paralleltask.pool.task;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.TaskRun;
import org.paralleltask.host.WorkerView;
import org.paralleltask.payload.Binding;

/**
 * What becomes of each task of a packed chunk: it gets a value, or a {@link Job} that knows more. A task's job is made in the
 * state in which the task is, when it is first asked for; a task that a dispatch has claimed gets none.
 *
 * <p>Thread-safe: its lock guards which tasks have jobs, are claimed and have ended. A job's lock may be taken while it is
 * held, and no other. Values and times of a claimed task are written by the thread that has claimed it, before it tells of the
 * end.
 */
public final class PackedStates<T, V> implements Job.Owner<T, V> {
    private final Chunk<T, V> chunk;
    private final JobMaker<T, V> jobMaker;
    private final Binding<T, ?, V> binding;
    private final Chunk.Owner<T, V> owner;
    private final long start;
    private final PackedArguments<T> arguments;
    private final AcceptTimes times;
    private final @Nullable Object[] tasks = new Object[Chunk.MOST];

    /** Each written before it is told. In the place of the tasks, if the owner will not ask for these then. */
    private final @Nullable Object[] values;

    private long @Nullable [] begunNanos;
    private long @Nullable [] tookNanos;

    @GuardedBy("this")
    private @Nullable Sent lastSent;

    private volatile @Nullable Job<?, ?> @Nullable [] jobs; // written under this

    /** Those that have ended without a job, or are about to: no job is made for them. */
    @GuardedBy("this")
    private long claimed;

    /** All that there will be, once it is closed. */
    @GuardedBy("this")
    private long all;

    /** Those of whose end the owner has been told. */
    private volatile long told; // written by one thread at a time, under this

    /** @param start the ordinal of the first task in its call */
    PackedStates(
            Chunk<T, V> chunk,
            JobMaker<T, V> jobMaker,
            Binding<T, ?, V> binding,
            Chunk.Owner<T, V> owner,
            long start,
            PackedArguments<T> arguments,
            AcceptTimes times) {
        this.chunk = chunk;
        this.jobMaker = jobMaker;
        this.binding = binding;
        this.owner = owner;
        this.start = start;
        this.arguments = arguments;
        this.times = times;
        this.values = owner.wantsRuns() ? new Object[Chunk.MOST] : tasks;
        if (owner.wantsRuns()) {
            begunNanos = new long[Chunk.MOST];
            tookNanos = new long[Chunk.MOST];
        }
    }

    /** Makes the job of a task. */
    interface JobMaker<T, V> {
        Job<T, V> make(int index, T task, Job.Owner<T, V> owner);
    }

    /** Of the thread that adds tasks: the task of this index, which is not accepted yet. */
    void add(int index, T task) {
        tasks[index] = task;
    }

    /** No more will be added than these. */
    synchronized void close(int count) {
        all = -1L >>> (Chunk.MOST - count);
        forgetIfAllTold();
    }

    // Jobs.

    /** Some tasks, and where they are in a dispatch. */
    private record Sent(
            int from,
            int to,
            Dispatched dispatch,
            int first,
            @Nullable Sent before) {
        static @Nullable Sent find(@Nullable Sent last, int index) {
            Sent sent = last;
            while (sent != null && (index < sent.from || index >= sent.to)) {
                sent = sent.before;
            }
            return sent;
        }
    }

    /** A worker gets these tasks, as {@link Chunk#send}: not if one of them has a job, which may have been withdrawn. */
    synchronized boolean send(int from, int to, Dispatched dispatch, int first) {
        for (int index = from; index < to; index++) {
            if (jobIfMade(index) != null) {
                return false;
            }
        }
        lastSent = new Sent(from, to, dispatch, first, lastSent);
        return true;
    }

    /** The task's job, which is made if there was none; null if the task has ended without one. */
    synchronized @Nullable Job<T, V> job(int index) {
        Job<T, V> made = jobIfMade(index);
        return made != null || isIn(claimed, index) ? made : make(index);
    }

    /** The task's job, if there is one. */
    @SuppressWarnings("unchecked") // they are made here
    @Nullable
    Job<T, V> jobIfMade(int index) {
        @Nullable Job<?, ?>[] made = jobs;
        return made == null ? null : (Job<T, V>) made[index];
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // it was added as one, and is forgotten when it has ended
    @GuardedBy("this")
    private Job<T, V> make(int index) {
        Job<T, V> job = jobMaker.make(index, (T) tasks[index], this);
        Sent sent = Sent.find(lastSent, index);
        if (sent != null) {
            Placement placement = sent.dispatch.placement(sent.first + index - sent.from, job.id());
            job.send(placement, sent.dispatch.sentNanos());
        }
        @Nullable Job<?, ?>[] made = jobs == null ? new Job<?, ?>[Chunk.MOST] : jobs;
        made[index] = job;
        jobs = made;
        return job;
    }

    /** The jobs of those of the first tasks that have not ended. */
    List<Job<T, V>> jobs(int count) {
        List<Job<T, V>> left = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Job<T, V> job = hasEnded(index) ? null : job(index);
            if (job != null) {
                left.add(job);
            }
        }
        return left;
    }

    /** A task that needed a job has ended. */
    @Override
    public void ended(Job<T, V> job) {
        int index = job.index();
        synchronized (this) {
            if (hasEnded(index)) {
                return;
            }
            if (job.failure() == null) {
                values[index] = job.value();
            }
            told |= 1L << index;
            forgetIfAllTold();
            notifyAll();
        }
        owner.ended(job);
    }

    // Answers to tasks that have no job.

    /** Those of these, a bit for each, that have no job: from now on only the caller may end them. */
    public synchronized long claim(long which) {
        long free = which & ~claimed;
        for (long left = jobs == null ? 0 : free; left != 0; left &= left - 1) {
            int index = Long.numberOfTrailingZeros(left);
            if (jobIfMade(index) != null) {
                free &= ~(1L << index);
            }
        }
        claimed |= free;
        return free;
    }

    /** These are to be ended by others after all. */
    public synchronized void unclaim(long which) {
        claimed &= ~which;
    }

    /** What decodes values, for one thread. */
    public Binding.Values<V> values() {
        return binding.values();
    }

    /**
     * Reads the value of a claimed task.
     *
     * @throws RuntimeException if the bytes hold none
     */
    public void decode(int index, Binding.Values<?> reader, byte[] bytes, int from, int to) {
        values[index] = reader.read(bytes, from, to);
    }

    /** A claimed task has run then, and so long. */
    public void ran(int index, long begun, long took) {
        if (begunNanos != null && tookNanos != null) {
            begunNanos[index] = begun;
            tookNanos[index] = took;
        }
    }

    /** Tells the owner that these claimed tasks have their values. */
    public void tell(long which) {
        synchronized (this) {
            told |= which;
            forgetIfAllTold();
            notifyAll();
        }
        owner.ended(chunk, which);
    }

    /** A map keeps its chunks until it ends, but needs no more of them than the values. */
    @GuardedBy("this")
    private void forgetIfAllTold() {
        if (all != 0 && told == all) {
            arguments.forget();
            if (!owner.wantsRuns()) {
                times.forget();
                lastSent = null;
            }
        }
    }

    // Of the owner.

    boolean hasEnded(int index) {
        return isIn(told, index);
    }

    private static boolean isIn(long bits, int index) {
        return (bits >>> index & 1) != 0;
    }

    synchronized void awaitEnd(int index) throws InterruptedException {
        while (!hasEnded(index)) {
            wait();
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a V may be null
    V value(int index) {
        return (V) values[index];
    }

    /** Adds the values of the first tasks, which have ended with values. */
    @SuppressWarnings("unchecked") // each is a V
    void addTo(List<? super V> all, int count) {
        all.addAll((List<V>) Arrays.asList(count == Chunk.MOST ? values : Arrays.copyOf(values, count)));
    }

    Outcome<T, V> outcome(int index) {
        Job<T, V> job = jobIfMade(index);
        return job == null ? success(index) : job.single().outcome(0);
    }

    @SuppressWarnings({"unchecked", "NullAway"
    }) // the owner wants runs, so the arrays are there; the task was added as one
    private synchronized Outcome<T, V> success(int index) {
        WorkerView worker = Sent.find(lastSent, index).dispatch.worker();
        return new Outcome.Success<>(
                start + index,
                (T) tasks[index],
                value(index),
                new TaskRun(
                        worker.name(),
                        OptionalLong.of(worker.pid()),
                        1,
                        Duration.ofNanos(begunNanos[index] - times.nanos(index)),
                        Duration.ofNanos(tookNanos[index]),
                        List.of()));
    }

    void forget(int index) {
        values[index] = null;
    }
}
