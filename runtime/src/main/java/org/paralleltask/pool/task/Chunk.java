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
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.host.WorkerView;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.ValueWriter;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Packer;

/**
 * Short tasks of one map or stream, or single ones, that are together on their way, because an object for each, with its own place in
 * every list, costs several times what such a task does. A task that turns out to need more than its value gets its own
 * {@link Job}: whoever asks for it makes it, in the state in which the task is.
 *
 * <p>Those of a call are added by its thread, which passes them on by the queue's lock; single ones while that lock is
 * held. It also guards how many have been accepted, and given to workers. What has become of each is guarded by this
 * object's lock; a job's lock may be taken while it is held, and no other.
 *
 * <p>(Long, because all that anybody knows of a task without a job is here: who adds it, the queue, a batch, its owner.)
 */
public final class Chunk<T, V> implements QueueEntry<T, V>, Job.Owner<T, V> {
    /** How many tasks it may have: as many as a long has bits. */
    public static final int MOST = Long.SIZE;

    private static final int SLACK = 4;
    private static final int TASKS_PER_LOOK = 8;

    /** One more than tasks take that come fast, so that each may turn out to need one of its own. */
    private static final int MOST_LOOKS = MOST / TASKS_PER_LOOK + 1;

    private static final byte[] NOTHING = new byte[0];
    private static final int[] NOWHERE = {};
    private static final long[] NEVER = {};

    private final Binding<T, ?, V> binding;
    private final HomeQueue queue;
    private final Lane lane;
    private final @Nullable Duration limit;
    private final Owner<T, V> owner;
    private final long firstId;
    private final long start;
    private final IntrusiveList.Node<QueueEntry<?, ?>> waiting = new IntrusiveList.Node<>(this);
    private final IntrusiveList.Node<QueueEntry<?, ?>> unfinished = new IntrusiveList.Node<>(this);

    /** Where the encoded tasks are, without gaps. */
    private volatile byte[] buffer;

    /** Where each of them begins in there, and where the last one ends. */
    private volatile int[] offsets = new int[MOST + 1];

    private final @Nullable Object[] tasks = new Object[MOST];

    /** Who adds tasks: when it has looked at the clock, and which of these times are the tasks'. */
    private long[] looks = new long[MOST_LOOKS];

    private byte[] acceptedAt = new byte[MOST];
    private int looked;
    private int looksNext; // after so many more tasks

    private int written; // of the thread that adds tasks

    /** The call's thread: how many have been delivered, where they are delivered one by one. */
    private int delivered;

    private int accepted; // written by the call's thread under the queue's lock
    private int taken; // guarded by the queue's lock
    private int owed; // guarded by the queue's lock

    /** Those whose jobs were withdrawn while they waited here. */
    private long withdrawn; // guarded by the queue's lock

    /** Each written before it is told. In the place of the tasks, if nobody will ask for these then. */
    private final @Nullable Object[] values;

    @GuardedBy("this")
    private @Nullable Sent lastSent;

    private volatile @Nullable Job<?, ?> @Nullable [] jobs; // written under this
    private long @Nullable [] begunNanos;
    private long @Nullable [] tookNanos;

    /** Those that have ended without a job, or are about to: nobody makes one for them. */
    @GuardedBy("this")
    private long claimed;

    /** All that there will be, once it is closed. */
    @GuardedBy("this")
    private long all;

    /** Those of whose end the owner has been told. */
    private volatile long told; // written by one thread at a time, under this

    /**
     * @param limit of each task; null for none
     * @param firstId the number of the first task; those after it have the next numbers
     * @param start the place of the first task among the owner's
     * @param size of the first encoded task, in bytes; the others are taken to be about as large
     */
    public Chunk(
            Binding<T, ?, V> binding,
            HomeQueue queue,
            Lane lane,
            @Nullable Duration limit,
            Owner<T, V> owner,
            long firstId,
            long start,
            int size) {
        this.binding = binding;
        this.queue = queue;
        this.lane = lane;
        this.limit = limit;
        this.owner = owner;
        this.firstId = firstId;
        this.start = start;
        this.buffer = new byte[MOST * (size + size / SLACK + 1)];
        this.values = owner.wantsRuns() ? new Object[MOST] : tasks;
        if (owner.wantsRuns()) {
            begunNanos = new long[MOST];
            tookNanos = new long[MOST];
        }
    }

    /** Who has given the tasks. */
    public interface Owner<T, V> extends Job.Owner<T, V> {
        /** Whether anybody will ask when the tasks ran. */
        boolean wantsRuns();

        /** These tasks, one bit for each, have their values, and needed no job; else as {@link Job.Owner#ended}. */
        void ended(Chunk<T, V> chunk, long which);
    }

    // What who adds tasks does, and a call with what it has added.

    /** Whether one more can be written that has so many bytes. */
    public boolean hasRoom(int size) {
        return written < MOST && looked < MOST_LOOKS && offsets[written] + size <= buffer.length;
    }

    /** Whether all that have been written have been accepted. */
    public boolean isAccepted() {
        return written == accepted;
    }

    /** Writes one more task, and returns its place. It is the queue's when that has accepted it. */
    public int write(T task, ValueWriter<T> writer, int size) {
        int place = written;
        int[] bounds = offsets;
        tasks[place] = task;
        writer.moveTo(buffer, bounds[place]);
        bounds[place + 1] = bounds[place] + size;
        written = place + 1;
        return place;
    }

    /** How many have been delivered. */
    public int delivered() {
        return delivered;
    }

    /** One is delivered; whether none is left of those that have been accepted. */
    public boolean deliver() {
        delivered++;
        return isDelivered();
    }

    /** Whether all that have been accepted have been delivered. */
    public boolean isDelivered() {
        return delivered == accepted;
    }

    // What the queue does, under its lock.

    @Override
    public HomeQueue queue() {
        return queue;
    }

    @Override
    public Lane lane() {
        return lane;
    }

    @Override
    public TaskDefinition<?, ?> definition() {
        return binding.definition();
    }

    @Override
    public long size() {
        return size(accepted, accepted + 1);
    }

    /** How many bytes the encoded tasks have from one place to another. */
    public int size(int from, int to) {
        return from == to ? 0 : offsets[to] - offsets[from];
    }

    @Override
    public IntrusiveList.Node<QueueEntry<?, ?>> waiting() {
        return waiting;
    }

    @Override
    public IntrusiveList.Node<QueueEntry<?, ?>> unfinished() {
        return unfinished;
    }

    /**
     * The next task is accepted.
     *
     * @param isAlone whether nothing else waits: if something does, tasks come faster than they are done, and one look at
     *     the clock is good for several
     */
    public void accept(boolean isAlone) {
        if (isAlone || looksNext == 0) {
            looks[looked++] = System.nanoTime();
            looksNext = TASKS_PER_LOOK;
        }
        looksNext--;
        acceptedAt[accepted] = (byte) (looked - 1);
        accepted++;
        owed++;
    }

    /** How many have been given to workers, or withdrawn. */
    public int taken() {
        return taken;
    }

    /** How many of the accepted ones have not. */
    public int waitingNow() {
        return accepted - taken;
    }

    /** The next ones are given to a worker, or withdrawn. */
    public void take(int count) {
        taken += count;
    }

    /** A task's job was withdrawn; its size if the task waits here, and was counted until now, else negative. */
    public long withdraw(Job<?, ?> job) {
        int place = (int) (job.place() - start);
        if (place < taken || isWithdrawn(place)) {
            return -1;
        }
        withdrawn |= 1L << place;
        return size(place, place + 1);
    }

    private boolean isWithdrawn(int place) {
        return (withdrawn >>> place & 1) != 0;
    }

    /** Of the next ones that wait, how many are counted: none that was withdrawn. */
    public int counted(int count) {
        int left = count;
        for (int place = taken; withdrawn != 0 && place < taken + count; place++) {
            left -= isWithdrawn(place) ? 1 : 0;
        }
        return left;
    }

    /** How many bytes those have that are counted. */
    public long countedBytes(int count) {
        long bytes = size(taken, taken + count);
        for (int place = taken; withdrawn != 0 && place < taken + count; place++) {
            bytes -= isWithdrawn(place) ? size(place, place + 1) : 0;
        }
        return bytes;
    }

    /** So many have ended; whether none is left. */
    public boolean ended(int count) {
        owed -= count;
        return owed == 0;
    }

    @Override
    public boolean isSuspect() {
        return false;
    }

    @Override
    public @Nullable Duration limit() {
        return limit;
    }

    // What a batch does.

    /** The number of a task. */
    public long id(int place) {
        return firstId + place;
    }

    /**
     * A task as it is sent for the first time; nothing if all have ended meanwhile, because other workers were faster:
     * nobody will run it.
     */
    public Bytes arguments(int place) {
        int[] bounds = offsets; // before the buffer, which is forgotten first
        byte[] encoded = buffer;
        return encoded.length == 0 ? Bytes.none() : Bytes.of(encoded, bounds[place], bounds[place + 1]);
    }

    /** As {@link #arguments}, of several, into what is sent. */
    public void pack(int from, int to, Packer packer) {
        int[] bounds = offsets;
        byte[] encoded = buffer;
        for (int place = from; place < to; place++) {
            if (encoded.length == 0) {
                packer.add(id(place), 1, encoded, 0, 0);
            } else {
                packer.add(id(place), 1, encoded, bounds[place], bounds[place + 1]);
            }
        }
    }

    /** Some tasks, and their place in a batch. */
    private record Sent(
            int from,
            int to,
            Dispatched batch,
            int index,
            @Nullable Sent before) {
        static @Nullable Sent find(@Nullable Sent last, int place) {
            Sent sent = last;
            while (sent != null && (place < sent.from || place >= sent.to)) {
                sent = sent.before;
            }
            return sent;
        }
    }

    /**
     * A worker gets these tasks, which have places in a batch one after the other; false if some of them have jobs, which
     * are to be asked: they may have been withdrawn.
     */
    public synchronized boolean send(int from, int to, Dispatched batch, int index) {
        for (int place = from; place < to; place++) {
            if (made(place) != null) {
                return false;
            }
        }
        lastSent = new Sent(from, to, batch, index, lastSent);
        return true;
    }

    @GuardedBy("this")
    private boolean isEnded(int place) {
        return (claimed >>> place & 1) != 0;
    }

    /** The task's job, which is made if there was none; null if the task has ended without one. */
    public synchronized @Nullable Job<T, V> job(int place) {
        Job<T, V> made = made(place);
        return made != null || isEnded(place) ? made : make(place);
    }

    @SuppressWarnings("unchecked") // they are made here
    private @Nullable Job<T, V> made(int place) {
        @Nullable Job<?, ?>[] made = jobs;
        return made == null ? null : (Job<T, V>) made[place];
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // it was written as one, and is forgotten when it has ended
    @GuardedBy("this")
    private Job<T, V> make(int place) {
        Job<T, V> job = new Job<>(
                id(place),
                (T) tasks[place],
                arguments(place),
                binding,
                queue,
                lane,
                limit,
                this,
                start + place,
                acceptedNanos(place));
        job.isOf(this);
        Sent sent = Sent.find(lastSent, place);
        if (sent != null) {
            job.send(sent.batch.placement(sent.index + place - sent.from), sent.batch.sentNanos());
        }
        @Nullable Job<?, ?>[] made = jobs == null ? new Job<?, ?>[MOST] : jobs;
        made[place] = job;
        jobs = made;
        return job;
    }

    /** Those of these, a bit for each, that have no job: from now on only the caller may end them. */
    public synchronized long claim(long which) {
        long free = which & ~claimed;
        for (long left = jobs == null ? 0 : free; left != 0; left &= left - 1) {
            int place = Long.numberOfTrailingZeros(left);
            if (made(place) != null) {
                free &= ~(1L << place);
            }
        }
        claimed |= free;
        return free;
    }

    /** These are to be ended by others after all. */
    public synchronized void unclaim(long which) {
        claimed &= ~which;
    }

    /**
     * Reads the value of a claimed task.
     *
     * @throws RuntimeException if the bytes hold none
     */
    public void decode(int place, Binding.Values<?> reader, byte[] bytes, int from, int to) {
        values[place] = reader.read(bytes, from, to);
    }

    /** What decodes values, for one thread. */
    public Binding.Values<V> values() {
        return binding.values();
    }

    /** A claimed task has run then, and so long. */
    public void ran(int place, long begun, long took) {
        if (begunNanos != null && tookNanos != null) {
            begunNanos[place] = begun;
            tookNanos[place] = took;
        }
    }

    /** Tells the owner that these have their values. */
    public void tell(long which) {
        synchronized (this) {
            told |= which;
            forgetIfAllTold();
            notifyAll();
        }
        owner.ended(this, which);
    }

    /** No more will be written. */
    public synchronized void close() {
        all = -1L >>> (MOST - written);
        forgetIfAllTold();
    }

    /** A map keeps its chunks until it ends, but needs no more of them than the values. */
    @GuardedBy("this")
    private void forgetIfAllTold() {
        if (all != 0 && told == all) {
            buffer = NOTHING;
            offsets = NOWHERE;
            if (!owner.wantsRuns()) {
                looks = NEVER;
                acceptedAt = NOTHING;
                lastSent = null;
            }
        }
    }

    private long acceptedNanos(int place) {
        return looks[acceptedAt[place]];
    }

    /** A task that needed a job has ended. */
    @Override
    public void ended(Job<T, V> job) {
        int place = (int) (job.place() - start);
        synchronized (this) {
            if (hasEnded(place)) {
                return;
            }
            if (job.failure() == null) {
                values[place] = job.value();
            }
            told |= 1L << place;
            forgetIfAllTold();
            notifyAll();
        }
        owner.ended(job);
    }

    // What the owner asks.

    /** Those that have not ended; each as a job. None waits in the chunk any more. */
    public List<Job<T, V>> jobs() {
        return jobs(0, queue.cut(this));
    }

    private List<Job<T, V>> jobs(int from, int to) {
        List<Job<T, V>> left = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Job<T, V> job = hasEnded(i) ? null : job(i);
            if (job != null) {
                left.add(job);
            }
        }
        return left;
    }

    /** Whether a task has ended. */
    public boolean hasEnded(int place) {
        return (told >>> place & 1) != 0;
    }

    /** Waits until a task has ended. */
    public synchronized void awaitEnd(int place) throws InterruptedException {
        while (!hasEnded(place)) {
            wait();
        }
    }

    /** The value of a task that has ended with one, which may be null. */
    @SuppressWarnings({"unchecked", "NullAway"}) // a V may be null
    public V value(int place) {
        return (V) values[place];
    }

    /** Adds the values of all of them, which have ended. */
    @SuppressWarnings("unchecked") // all have ended with values
    public void addTo(List<? super V> all) {
        all.addAll((List<V>) Arrays.asList(written == MOST ? values : Arrays.copyOf(values, written)));
    }

    /** The job of a task that has ended and needed one; else null. */
    public @Nullable Job<T, V> jobIfMade(int place) {
        return made(place);
    }

    /** How a task has ended that needed no job, if its owner wants runs. */
    @SuppressWarnings({"unchecked", "NullAway"}) // its arrays are there, and the task was written as one
    public synchronized Outcome<T, V> outcome(int place) {
        WorkerView worker = Sent.find(lastSent, place).batch.worker();
        return new Outcome.Success<>(
                start + place,
                (T) tasks[place],
                value(place),
                new TaskRun(
                        worker.name(),
                        OptionalLong.of(worker.pid()),
                        1,
                        Duration.ofNanos(begunNanos[place] - acceptedNanos(place)),
                        Duration.ofNanos(tookNanos[place]),
                        List.of()));
    }

    /** Nobody will ask for a task's value again. */
    public void forget(int place) {
        values[place] = null;
    }
}
