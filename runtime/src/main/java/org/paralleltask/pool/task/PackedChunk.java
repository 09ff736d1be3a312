package org.paralleltask.pool.task;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.ValueWriter;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Packer;

/**
 * Several short tasks that are queued and sent together. An object for each, with its own node in every list, would
 * cost several times what such a task does. What becomes of each task is in its {@link PackedStates}.
 *
 * <p>The tasks of a call are written by its thread, and the queue's lock publishes each to other threads. Single tasks
 * are written while that lock is held. The lock also guards how many tasks were accepted, were given to workers, and
 * have ended.
 */
public final class PackedChunk<T, V> implements Chunk<T, V> {
    private final TaskDefinition<?, ?> definition;
    private final HomeQueue queue;
    private final Lane lane;
    private final @Nullable Duration limit;
    private final CarriedContext context;
    private final long firstId;
    private final PackedArguments<T> arguments;
    private final AcceptTimes times = new AcceptTimes();
    private final PackedStates<T, V> states;
    private final IntrusiveList.Node<Chunk<?, ?>> waiting = new IntrusiveList.Node<>(this);
    private final IntrusiveList.Node<Chunk<?, ?>> unfinished = new IntrusiveList.Node<>(this);

    private int written; // used only by the thread that adds tasks

    /** How many tasks have been delivered, if they are delivered one by one. Used only by the call's thread. */
    private int delivered;

    private int accepted; // written by the thread that adds tasks under the queue's lock
    private int taken; // guarded by the queue's lock
    private int owed; // guarded by the queue's lock

    /** The tasks whose jobs were withdrawn while they waited here, a bit for each. */
    private long withdrawn; // guarded by the queue's lock

    /**
     * @param limit of each task; null for none
     * @param context goes with each of them
     * @param firstId the number of the first task; those after it have the next numbers
     * @param start the ordinal of the first task in its call
     * @param size of the first encoded task, in bytes; the others are assumed to be about as large
     */
    public PackedChunk(
            Binding<T, ?, V> binding,
            HomeQueue queue,
            Lane lane,
            @Nullable Duration limit,
            CarriedContext context,
            Owner<T, V> owner,
            long firstId,
            long start,
            int size) {
        this.definition = binding.definition();
        this.queue = queue;
        this.lane = lane;
        this.limit = limit;
        this.context = context;
        this.firstId = firstId;
        this.arguments = new PackedArguments<>(size);
        PackedStates.JobMaker<T, V> jobMaker = (index, task, jobOwner) -> new SingleChunk<>(
                        this, index, task, arguments.bytes(index), binding, jobOwner, start + index, times.nanos(index))
                .job();
        this.states = new PackedStates<>(this, jobMaker, binding, owner, start, arguments, times);
    }

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
        return definition;
    }

    @Override
    public @Nullable Duration limit() {
        return limit;
    }

    @Override
    public CarriedContext context() {
        return context;
    }

    @Override
    public int capacity() {
        return MOST;
    }

    // Used by the thread that adds tasks.

    /** Whether one more task, of {@code size} bytes, can be written. */
    public boolean hasRoom(int size) {
        return times.hasRoom() && arguments.hasRoom(written, size);
    }

    /** Whether all tasks that were written have been accepted. */
    public boolean isAccepted() {
        return written == accepted;
    }

    /** Writes one more task, and returns its index. The task belongs to the queue once that has accepted it. */
    public int write(T task, ValueWriter<T> writer, int size) {
        int index = written;
        states.add(index, task);
        arguments.write(index, writer, size);
        written = index + 1;
        return index;
    }

    /** No more tasks will be written. */
    public void close() {
        states.close(written);
    }

    @Override
    public boolean isLastAccepted(int index) {
        return index == accepted - 1;
    }

    @Override
    public int delivered() {
        return delivered;
    }

    @Override
    public boolean deliver() {
        delivered++;
        return isDelivered();
    }

    @Override
    public boolean isDelivered() {
        return delivered == accepted;
    }

    // Used by the queue, under its lock.

    @Override
    public IntrusiveList.Node<Chunk<?, ?>> waiting() {
        return waiting;
    }

    @Override
    public IntrusiveList.Node<Chunk<?, ?>> unfinished() {
        return unfinished;
    }

    @Override
    public long nextSize() {
        return size(accepted, accepted + 1);
    }

    @Override
    public int size(int from, int to) {
        return arguments.size(from, to);
    }

    @Override
    public void accept(boolean isAlone) {
        times.accept(accepted, isAlone);
        accepted++;
        owed++;
    }

    @Override
    public int taken() {
        return taken;
    }

    @Override
    public int waitingNow() {
        return accepted - taken;
    }

    @Override
    public boolean take(int count) {
        taken += count;
        return taken == accepted;
    }

    @Override
    public boolean isWaiting(int index) {
        return index >= taken && !isWithdrawn(index);
    }

    @Override
    public boolean takeOut(int index) {
        withdrawn |= 1L << index;
        return counted(waitingNow()) == 0 && take(waitingNow());
    }

    private boolean isWithdrawn(int index) {
        return (withdrawn >>> index & 1) != 0;
    }

    @Override
    public int counted(int count) {
        long next = count == 0 ? 0 : (-1L >>> (Long.SIZE - count)) << taken;
        return count - Long.bitCount(withdrawn & next);
    }

    @Override
    public long countedBytes(int count) {
        long bytes = size(taken, taken + count);
        for (int index = taken; withdrawn != 0 && index < taken + count; index++) {
            bytes -= isWithdrawn(index) ? size(index, index + 1) : 0;
        }
        return bytes;
    }

    @Override
    public boolean tasksEnded(int count) {
        owed -= count;
        return owed == 0;
    }

    // Used by a dispatch.

    @Override
    public long id(int index) {
        return firstId + index;
    }

    @Override
    public Frame.Task toSend(int index) {
        return new Frame.Task(id(index), 1, arguments.bytes(index));
    }

    @Override
    public void pack(int from, int to, Packer packer) {
        arguments.pack(firstId, from, to, packer);
    }

    @Override
    public boolean send(int from, int to, Dispatched dispatch, int first) {
        return states.send(from, to, dispatch, first);
    }

    @Override
    public PackedStates<T, V> packed() {
        return states;
    }

    @Override
    public @Nullable Job<T, V> job(int index) {
        return states.job(index);
    }

    @Override
    public @Nullable Job<T, V> jobIfMade(int index) {
        return states.jobIfMade(index);
    }

    @Override
    public List<Job<T, V>> jobs() {
        return states.jobs(queue.cut(this));
    }

    // Used by the owner.

    @Override
    public boolean hasEnded(int index) {
        return states.hasEnded(index);
    }

    @Override
    public void awaitEnd(int index) throws InterruptedException {
        states.awaitEnd(index);
    }

    @Override
    public V value(int index) {
        return states.value(index);
    }

    /** Adds the values of all tasks. All must have ended with values. */
    public void addTo(List<? super V> values) {
        states.addTo(values, written);
    }

    @Override
    public Outcome<T, V> outcome(int index) {
        return states.outcome(index);
    }

    @Override
    public void forget(int index) {
        states.forget(index);
    }
}
