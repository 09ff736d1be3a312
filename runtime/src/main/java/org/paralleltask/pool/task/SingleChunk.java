package org.paralleltask.pool.task;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.payload.Binding;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Packer;

/**
 * A chunk of one: a task that has its own {@link Job}. Fields that are not the job's are guarded by the queue's lock.
 */
public final class SingleChunk<T, V> implements Chunk<T, V> {
    private final Job<T, V> job;
    private final Lane lane;
    private final @Nullable Duration limit;
    private final CarriedContext context;
    private final IntrusiveList.Node<Chunk<?, ?>> waiting = new IntrusiveList.Node<>(this);
    private final IntrusiveList.Node<Chunk<?, ?>> unfinished = new IntrusiveList.Node<>(this);

    /** Whether it was accepted and not delivered. Used only by the call's thread. */
    private boolean isUndelivered;

    /**
     * For a task that is queued by itself.
     *
     * @param lane where it waits
     * @param limit the hard limit of one run; null for none
     * @param context goes with it
     * @param owner told of its end
     * @param ordinal its number in its call, from 0
     */
    public SingleChunk(
            long id,
            T task,
            Bytes arguments,
            Binding<T, ?, V> binding,
            HomeQueue queue,
            Lane lane,
            @Nullable Duration limit,
            CarriedContext context,
            Job.Owner<T, V> owner,
            long ordinal) {
        this.lane = lane;
        this.limit = limit;
        this.context = context;
        this.job = new Job<>(id, task, arguments, binding, queue, owner, ordinal, this, this, 0, System.nanoTime());
    }

    /**
     * For a task that was accepted with others, which may have to wait again alone.
     *
     * @param chunk that it was accepted with
     * @param index its index in {@code chunk}
     */
    SingleChunk(
            Chunk<T, V> chunk,
            int index,
            T task,
            Bytes arguments,
            Binding<T, ?, V> binding,
            Job.Owner<T, V> owner,
            long ordinal,
            long acceptedNanos) {
        this.lane = chunk.lane();
        this.limit = chunk.limit();
        this.context = chunk.context();
        this.job = new Job<>(
                chunk.id(index),
                task,
                arguments,
                binding,
                chunk.queue(),
                owner,
                ordinal,
                this,
                chunk,
                index,
                acceptedNanos);
        job.accept();
    }

    /** The task's job. */
    public Job<T, V> job() {
        return job;
    }

    @Override
    public HomeQueue queue() {
        return job.queue();
    }

    @Override
    public Lane lane() {
        return lane;
    }

    @Override
    public TaskDefinition<?, ?> definition() {
        return job.definition();
    }

    @Override
    public @Nullable Duration limit() {
        return limit;
    }

    @Override
    public boolean isSuspect() {
        return job.isSuspect();
    }

    @Override
    public CarriedContext context() {
        return context;
    }

    @Override
    public int capacity() {
        return 1;
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
        return job.size();
    }

    @Override
    public int size(int from, int to) {
        return from == to ? 0 : job.size();
    }

    @Override
    public void accept(boolean isAlone) {
        job.accept();
        isUndelivered = true;
    }

    @Override
    public int taken() {
        return 0;
    }

    @Override
    public int waitingNow() {
        return 1;
    }

    @Override
    public int counted(int count) {
        return count;
    }

    @Override
    public long countedBytes(int count) {
        return size(0, count);
    }

    @Override
    public boolean take(int count) {
        return true;
    }

    @Override
    public boolean isWaiting(int index) {
        return true;
    }

    @Override
    public boolean takeOut(int index) {
        return true;
    }

    @Override
    public boolean tasksEnded(int count) {
        return true;
    }

    // Used by a dispatch.

    @Override
    public long id(int index) {
        return job.id();
    }

    @Override
    public Frame.Task toSend(int index) {
        return new Frame.Task(job.id(), job.attempt(), job.arguments());
    }

    @Override
    public void pack(int from, int to, Packer packer) {
        packer.add(job.id(), job.attempt(), job.arguments());
    }

    @Override
    public boolean send(int from, int to, Dispatched dispatch, int first) {
        return job.send(dispatch.placement(first, job.id()), dispatch.sentNanos());
    }

    @Override
    public void letGo(Placement atWorker) {
        job.letGo(atWorker);
    }

    @Override
    public @Nullable PackedStates<T, V> packed() {
        return null;
    }

    @Override
    public Job<T, V> job(int index) {
        return job;
    }

    @Override
    public Job<T, V> jobIfMade(int index) {
        return job;
    }

    @Override
    public List<Job<T, V>> jobs() {
        return List.of(job);
    }

    // Used by the owner.

    @Override
    public boolean hasEnded(int index) {
        return job.hasEnded();
    }

    @Override
    public void awaitEnd(int index) throws InterruptedException {
        job.awaitEnd();
    }

    @Override
    public V value(int index) {
        return job.value();
    }

    @Override
    public Outcome<T, V> outcome(int index) {
        Throwable failure = job.failure();
        return failure == null
                ? new Outcome.Success<>(job.ordinal(), job.task(), job.value(), job.run())
                : new Outcome.Failure<>(job.ordinal(), job.task(), failure, job.run());
    }

    @Override
    public void refused() {
        job.withdraw();
    }

    @Override
    public boolean isLastAccepted(int index) {
        return true;
    }

    @Override
    public int delivered() {
        return 0;
    }

    @Override
    public boolean deliver() {
        isUndelivered = false;
        return true;
    }

    @Override
    public boolean isDelivered() {
        return !isUndelivered;
    }
}
