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
import org.paralleltask.base.FullHeap;
import org.paralleltask.host.WorkerView;
import org.paralleltask.payload.Binding;

/**
 * What becomes of each task of a packed chunk: it gets a value, or a {@link Job} that knows more. A job is made when it
 * is first asked for, in the state that its task is in. A task that a dispatch has claimed gets no job.
 *
 * <p>Thread-safe: its lock guards which tasks have jobs, are claimed and have ended. While it is held, a job's lock may
 * be taken, and no other. The thread that has claimed a task writes the task's value and times before it tells of the
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

    /** Each is written before its task is told as ended. The array {@code tasks}, if the owner asks for no ended task. */
    private final @Nullable Object[] values;

    private long @Nullable [] begunNanos;
    private long @Nullable [] tookNanos;

    @GuardedBy("this")
    private @Nullable Sent lastSent;

    private volatile @Nullable Job<?, ?> @Nullable [] jobs; // written under this

    /** The tasks that have ended without jobs, or are about to, a bit for each: no jobs are made for them. */
    @GuardedBy("this")
    private long claimed;

    /** All tasks, a bit for each, once the chunk is closed; 0 before. */
    @GuardedBy("this")
    private long all;

    /** The tasks of whose end the owner was told, a bit for each. */
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

    /** Adds the task of this index, which is not accepted yet. Called by the thread that adds tasks. */
    void add(int index, T task) {
        tasks[index] = task;
    }

    /** No more tasks will be added than these {@code count}. */
    synchronized void close(int count) {
        all = -1L >>> (Chunk.MOST - count);
        forgetIfAllTold();
    }

    // Jobs.

    /** The tasks from one index to another, and their places in a dispatch. */
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

    /** As {@link Chunk#send}: a worker is sent these tasks, unless one of them has a job, which may have been withdrawn. */
    synchronized boolean send(int from, int to, Dispatched dispatch, int first) {
        for (int index = from; index < to; index++) {
            if (jobIfMade(index) != null) {
                return false;
            }
        }
        lastSent = new Sent(from, to, dispatch, first, lastSent);
        return true;
    }

    /** The task's job, which is made if there was none; null if the task has ended without a job, or is about to. */
    synchronized @Nullable Job<T, V> job(int index) {
        Job<T, V> made = jobIfMade(index);
        return made != null || isIn(claimed, index) ? made : make(index);
    }

    /** The task's job, if there is one. */
    @SuppressWarnings("unchecked") // all jobs here are made by this class
    @Nullable
    Job<T, V> jobIfMade(int index) {
        @Nullable Job<?, ?>[] made = jobs;
        return made == null ? null : (Job<T, V>) made[index];
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // add() took a T, which is kept until the task has ended
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

    /** The jobs of those of the first {@code count} tasks that have not ended. */
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

    /** Told that a task that has a job has ended. */
    @Override
    public void ended(Job<T, V> job) {
        int index = job.index();
        synchronized (this) {
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

    /** Claims those of these tasks, a bit for each, that have no jobs: only the caller may end them now. Returns which. */
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

    /** Gives claimed tasks up: others may end them after all. */
    public synchronized void unclaim(long which) {
        claimed &= ~which;
    }

    /** A decoder of values, for one thread. */
    public Binding.Values<V> values() {
        return binding.values();
    }

    /** Reads the value of a claimed task; throws a {@link RuntimeException} if the bytes hold none. */
    public void decode(int index, Binding.Values<?> reader, byte[] bytes, int from, int to) {
        values[index] = reader.read(bytes, from, to);
    }

    /** Notes when a claimed task was begun, and how long it took; both in nanoseconds. */
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
        boolean isTold = false;
        boolean isSettled = false;
        while (!isSettled) {
            try {
                if (!isTold) {
                    owner.ended(chunk, which);
                    isTold = true;
                }
                chunk.queue().ended(chunk, Long.bitCount(which));
                isSettled = true;
            } catch (OutOfMemoryError full) { // no other thread would tell
                FullHeap.pause();
            }
        }
    }

    /**
     * Once all tasks are told, frees what is not needed any more: a map keeps its chunks until it ends, but needs only
     * their values.
     */
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

    // Used by the owner.

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

    /** Adds the values of the first {@code count} tasks. All must have ended with values. */
    @SuppressWarnings("unchecked") // each is a V
    void addTo(List<? super V> all, int count) {
        all.addAll((List<V>) Arrays.asList(count == Chunk.MOST ? values : Arrays.copyOf(values, count)));
    }

    Outcome<T, V> outcome(int index) {
        Job<T, V> job = jobIfMade(index);
        return job == null ? success(index) : job.single().outcome(0);
    }

    @SuppressWarnings({"unchecked", "NullAway"
    }) // the owner wants runs, so the arrays are there; the task was added as a T
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
