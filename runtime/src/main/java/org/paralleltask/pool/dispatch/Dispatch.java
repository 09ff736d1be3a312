package org.paralleltask.pool.dispatch;

import java.net.ProtocolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.FullHeap;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.host.Worker;
import org.paralleltask.host.WorkerRequest;
import org.paralleltask.host.WorkerTasks;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.ThreadDump;
import org.paralleltask.pool.queue.TaskSlice;
import org.paralleltask.pool.task.Chunk;
import org.paralleltask.pool.task.Dispatched;
import org.paralleltask.pool.task.HomeQueue;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.Lane;
import org.paralleltask.pool.task.PackedStates;
import org.paralleltask.pool.task.Placement;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.Ledger.Mark;
import org.paralleltask.wire.Packer;

/**
 * Jobs of one method that a worker is sent together. How far they are is in the worker's {@link Ledger}; the one thread
 * that waits for the batch looks there for what is new. Any thread may take jobs back that the worker has not begun.
 */
public final class Dispatch implements WorkerTasks, Dispatched {
    private final Worker worker;
    private final int number;
    private final Ledger ledger;
    private final ScheduledExecutorService timer;
    private final DispatchListener watcher;
    private final TaskSlice load;
    private final LazyArray<InFlightTask> seats;
    private final long sentNanos = System.nanoTime();

    /** Jobs that have ended, and of whom their queue has to hear. */
    private final List<Job<?, ?>> gone = new ArrayList<>();

    /** The jobs before this one have been answered, or taken back; written by the thread that waits alone. */
    private volatile int seen;

    /** The last one that is known to have begun; the first one is taken to begin at once. */
    private int begun;

    /** Decodes the values of chunks, which are of one method. */
    private Binding.@Nullable Values<?> values;

    /** Of the answers that are passed on at once. */
    private final int[] lengths;

    /** These answers; only to be read by {@link #values}. */
    private byte[] answers = {};

    private boolean isDead;

    /** Where the next answer is in the ledger. */
    private int offset;

    private final LimitWatch limits;

    /** There will be no more. */
    private volatile boolean ended;

    /** Hears of the jobs, on the thread that waits for the batch. */
    public interface DispatchListener {
        /** A job that is not the first has begun. */
        void begun(Job<?, ?> job);

        /** The first job was taken back, and will not begin. */
        void firstTakenBack(Job<?, ?> job);

        /** Nothing more will come from this batch, whose last answers are about to be told: so many tasks took so long. */
        void over(Dispatch batch, int tasks, long nanos);

        /** This much has been answered by now, and the worker goes on with it. */
        void afterProgress(Dispatch batch);

        /**
         * A job has its answer. Of its end its queue will hear from the batch.
         *
         * @param wasTold whether its beginning was
         */
        void answered(Job<?, ?> job, boolean wasTold, long nanos, Worker.Answer answer);

        /** So many tasks of a chunk have run so long together, and have values that are about to be told. */
        void answered(Chunk<?, ?> chunk, int tasks, long nanos);

        /** A task has left threads behind. */
        default void threadsLeft(Dispatch batch, Frame.ThreadsLeft left) {}
    }

    /**
     * Gives these jobs to a worker, as far as they have not been withdrawn.
     *
     * @param number not that of the batch before
     */
    public Dispatch(
            Worker worker, int number, TaskSlice given, ScheduledExecutorService timer, DispatchListener watcher) {
        this.worker = worker;
        this.number = number;
        this.ledger = worker.ledger();
        this.timer = timer;
        this.watcher = watcher;
        this.limits = new LimitWatch(this, worker, timer);
        this.seats = new LazyArray<>(given.size());
        this.load = new TaskSlice(given.runs());
        this.lengths = new int[Math.min(given.size(), Chunk.MOST)];
        ledger.prepare(number, given.size());
        for (int run = 0; run < given.runs(); run++) {
            int first = given.firstIndex(run);
            send(given.chunkOfRun(run), first, first + given.end(run) - given.start(run));
        }
    }

    private void send(Chunk<?, ?> chunk, int from, int to) {
        if (trySend(chunk, from, to)) {
            return;
        }
        for (int index = from; index < to; index++) {
            Job<?, ?> job = chunk.job(index);
            if (job != null) { // else it has ended
                trySend(job.single(), 0, 1);
            }
        }
    }

    private boolean trySend(Chunk<?, ?> chunk, int from, int to) {
        load.add(chunk, from, to - from); // before another thread can ask for something of them
        boolean isSent = chunk.send(from, to, this, load.size() - (to - from));
        if (!isSent) {
            load.removeLast();
        }
        return isSent;
    }

    /** That of a job; made when somebody asks for it. Safe from any thread. */
    InFlightTask seat(int index) {
        InFlightTask seat = seats.get(index);
        if (seat != null) {
            return seat;
        }
        InFlightTask made = new InFlightTask(index);
        InFlightTask other = seats.setIfAbsent(index, made);
        if (other != null) {
            return other;
        }
        if (ended || index < seen) { // who has set that ends the seats that he sees after it
            made.end();
        }
        return made;
    }

    @Override
    public Placement placement(int index) {
        return seat(index);
    }

    @Override
    public long sentNanos() {
        return sentNanos;
    }

    /** The job there, which has not ended as far as this thread knows. */
    private Job<?, ?> job(int index) {
        return Objects.requireNonNull(load.job(index), "it has ended");
    }

    @Override
    public Worker worker() {
        return worker;
    }

    /** One job's place in here, and what is wanted of the worker for its sake: rarely anything. Thread-safe. */
    final class InFlightTask implements WorkerRequest.InFlightTask, Placement {
        private final int index;
        private volatile @Nullable WorkerRequest exchange;
        private volatile boolean ended;

        InFlightTask(int index) {
            this.index = index;
        }

        @Override
        public Worker worker() {
            return worker;
        }

        @Override
        public void cancel(Duration grace) {
            exchange().cancel(grace);
        }

        /** What is wanted for its sake. */
        synchronized WorkerRequest exchange() {
            WorkerRequest made = exchange;
            if (made == null) {
                made = new WorkerRequest(worker, load.id(index), timer, this::progressed, this);
                exchange = made;
                if (ended) { // whoever comes so late must not touch the worker, which may be busy with another batch
                    made.end();
                }
            }
            return made;
        }

        private void progressed(long done, long total) {
            Job<?, ?> job = load.job(index);
            if (job != null) {
                queue().events().progress(job, worker, done, total);
            }
        }

        private boolean hasKilled() {
            WorkerRequest made = exchange;
            return made != null && made.hasKilled();
        }

        private void end() {
            ended = true;
            WorkerRequest made = exchange;
            if (made != null) {
                made.end();
            }
        }

        @Override
        public boolean takeBack() {
            return ledger.takeBack(number, index);
        }

        @Override
        public boolean isolate() {
            try {
                giveBackRest();
                return isUnanswered(index);
            } catch (InternalError cutOff) {
                abandon();
                return true;
            }
        }
    }

    /** Nothing can be told of the tasks any more: the worker has cut off the memory that it shares with us. */
    public void abandon() {
        ledger.abandon();
    }

    /** Whether all jobs have been withdrawn before they could be sent. */
    public boolean isEmpty() {
        return load.isEmpty();
    }

    @Override
    public int number() {
        return number;
    }

    /** Whether there is a job of this place. */
    boolean has(int index) {
        return index < load.size();
    }

    @Override
    public boolean isOne() {
        return load.size() == 1;
    }

    public HomeQueue queue() {
        return load.first().queue();
    }

    /** That of the first job. */
    public Lane lane() {
        return load.first().lane();
    }

    public Job<?, ?> first() {
        return job(0);
    }

    @Override
    public WorkerRequest exchangeOfFirst() {
        return seat(0).exchange();
    }

    @Override
    public TaskDefinition<?, ?> definition() {
        return load.first().definition();
    }

    @Override
    public Frame.Run run(int function) {
        return new Frame.Run(number, function, List.of(load.first().toSend(load.index(0))));
    }

    @Override
    public Frame frame(int function, Packer packer) {
        if (isOne()) {
            return run(function);
        }
        packer.begin(number, function, load.size());
        for (int run = 0; run < load.runs(); run++) {
            int first = load.firstIndex(run);
            load.chunkOfRun(run).pack(first, first + load.end(run) - load.start(run), packer);
        }
        return packer.pack();
    }

    /** Lets go of large arguments that the worker has begun, so that nobody will send them again. Safe from any thread. */
    public void letGo() {
        if (isOne() && !isWaiting(0) && !isTakenBack(0)) { // a large one goes alone
            load.first().letGo(seat(0));
        }
    }

    /** How long it has been since it was sent. */
    public long ageNanos() {
        return System.nanoTime() - sentNanos;
    }

    @Override
    public void look(boolean isOver) throws ProtocolException {
        if (isOver) {
            tellOfItsEnd();
        }
        look(isOver, isOver, load.size());
    }

    private void look(boolean isOver, boolean isAllHeard, int end) throws ProtocolException {
        try {
            lookAtMarks(isOver, isAllHeard, end);
        } finally {
            queue().ended(gone);
            gone.clear();
        }
        if (!isOver && !isDead) {
            watcher.afterProgress(this);
        }
    }

    /**
     * @param isAllHeard whether all has arrived that was sent before the answers of these jobs
     * @param end looks at the jobs before this one
     */
    private void lookAtMarks(boolean isOver, boolean isAllHeard, int end) throws ProtocolException {
        while (seen < end) {
            if (seen > begun && deliverValues(isAllHeard, end)) {
                continue;
            }
            Mark mark = ledger.mark(number, seen);
            switch (mark) {
                case WAITING -> {
                    if (!isOver) {
                        return;
                    }
                    giveBack(seen); // the worker does not want it
                }
                case TAKEN_BACK -> {
                    if (seen == 0) {
                        watcher.firstTakenBack(first());
                    }
                    advance();
                }
                case BEGUN, ENDED, SENT -> {
                    noteBegun();
                    if (isOver) {
                        throw new ProtocolException("it says that all is answered, which is not so");
                    }
                    return;
                }
                case VALUE, THROWN -> {
                    if (isDead && hasKilled(seen)) {
                        return; // too late; and where the worker is a thread, an answer to our interrupt
                    }
                    if (!isAllHeard && !isDead && !worker.hasHeardAll()) {
                        return; // what it has said of its progress comes first, and is on its way
                    }
                    byte[] bytes = ledger.answers(offset, ledger.answerLength(seen, offset));
                    offset += bytes.length;
                    answered(
                            mark == Mark.VALUE
                                    ? new Worker.Answer.Value(Bytes.of(bytes))
                                    : new Worker.Answer.Thrown(bytes),
                            within(ledger.tookNanos(seen)));
                }
            }
        }
    }

    private boolean hasKilled(int index) {
        InFlightTask seat = seats.get(index);
        return seat != null && seat.hasKilled();
    }

    /**
     * Passes on the next values of a chunk's tasks that have no job, and need none; false if the next is none of these.
     * The first task has a job, and so has one that was seen to run.
     */
    private boolean deliverValues(boolean isAllHeard, int end) throws ProtocolException {
        int run = load.runOf(seen);
        PackedStates<?, ?> states = load.chunkOfRun(run).packed();
        if (isDead || states == null) {
            return false;
        }
        int first = load.firstIndex(run) + seen - load.start(run);
        int most = Math.min(end, load.end(run)) - seen;
        long age = ageNanos();
        long quiet = queue().events().quietNanos();
        int count = 0;
        int length = 0;
        while (count < most
                && ledger.mark(number, seen + count) == Mark.VALUE
                && within(ledger.tookNanos(seen + count), age) < quiet) {
            lengths[count] = ledger.answerLength(seen + count, offset + length);
            length += lengths[count];
            count++;
        }
        if (count == 0 || (!isAllHeard && !worker.hasHeardAll())) {
            return false;
        }
        if (length > answers.length) { // before they are claimed: the heap may be full
            answers = new byte[2 * length];
        }
        ledger.copyAnswers(offset, answers, length);
        long which = (-1L >>> (Long.SIZE - count)) << first;
        return deliverValues(load.chunkOfRun(run), states, first, states.claim(which), age);
    }

    /** Ends when it comes to one that is not claimed, or whose value cannot be read. */
    private boolean deliverValues(Chunk<?, ?> chunk, PackedStates<?, ?> states, int first, long claimed, long age) {
        long told = 0;
        int count = 0;
        int length = 0;
        long nanos = 0;
        try {
            Binding.Values<?> reader = values == null ? states.values() : values;
            values = reader;
            for (long left = claimed >>> first; (left & 1) != 0; left >>>= 1) {
                int index = first + count;
                long took = within(ledger.tookNanos(seen + count), age);
                states.decode(index, reader, answers, length, length + lengths[count]);
                states.ran(index, sentNanos + within(ledger.begunNanos(seen + count), age), took);
                length += lengths[count];
                nanos += took;
                told |= 1L << index;
                count++;
            }
        } catch (RuntimeException unreadable) {
            // which its job will say, when it is asked for
        } finally {
            states.unclaim(claimed & ~told);
            offset += length;
            skip(chunk, states, told, count, nanos);
        }
        return count > 0;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void skip(Chunk<?, ?> chunk, PackedStates<?, ?> states, long told, int count, long nanos) {
        if (count > 0) {
            seen += count;
            endSeats(seen - count, seen);
            watcher.answered(chunk, count, nanos);
            states.tell(told);
            queue().ended(chunk, count);
        }
    }

    private void tellOfItsEnd() {
        int last = load.size() - 1;
        while (last > 0 && (isTakenBack(last) || isWaiting(last))) {
            last--;
        }
        watcher.over(this, last + 1, within(ledger.begunNanos(last) + ledger.tookNanos(last)));
    }

    @Override
    public void answered(long task, Worker.Answer answer) throws ProtocolException {
        int index = indexOf(task);
        look(false, true, Math.max(index, 0)); // what was sent before this answer has arrived before it
        if (index < 0 || seen != index) {
            throw new ProtocolException("it answered a task that it had not been given");
        }
        noteBegun();
        long nanos = ageNanos() - within(ledger.begunNanos(seen)); // how long it took is not in the ledger yet
        if (answer instanceof Worker.Answer.Value value && value.bytes().isArriving()) {
            job(seen).decode(value.bytes()); // before it counts as answered: a limit still ends a worker that sends
            // no more
        }
        answered(answer, nanos);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void advance() {
        seen++;
    }

    private void noteBegun() {
        if (seen > begun) {
            begun = seen;
            Job<?, ?> job = job(seen);
            job.begun(begunNanos(seen));
            watcher.begun(job);
        }
    }

    /** As the worker says, if that is possible. */
    long begunNanos(int index) {
        return sentNanos + within(ledger.begunNanos(index));
    }

    private long within(long nanos) {
        return within(nanos, ageNanos());
    }

    private static long within(long nanos, long age) {
        return Math.max(0, Math.min(nanos, age));
    }

    private void answered(Worker.Answer answer, long nanos) {
        Job<?, ?> job = job(seen);
        seat(seen).end();
        boolean wasTold = seen == begun;
        if (!wasTold) {
            job.begun(begunNanos(seen));
        }
        advance();
        gone.add(job);
        watcher.answered(job, wasTold, nanos, answer);
    }

    @Override
    public void progressed(long task, long done, long total) {
        int index = indexOf(task);
        if (index < 0) {
            return; // late: of a thread that its task has left behind
        }
        try {
            lookAtMarks(false, false, index);
        } catch (ProtocolException spoilt) {
            return; // the next look will say so
        }
        if (seen == index) {
            noteBegun();
            seat(index).exchange().progressed(task, done, total);
        }
    }

    @Override
    public void dumped(long task, ThreadDump dump) {
        int index = indexOf(task);
        if (index >= 0) {
            seat(index).exchange().dumped(task, dump);
        }
    }

    @Override
    public void threadsLeft(Frame.ThreadsLeft left) {
        watcher.threadsLeft(this, left);
    }

    /** Of a job that may be running; -1 if it is none of these. */
    private int indexOf(long task) {
        for (int i = seen; i < load.size(); i++) {
            if (load.id(i) == task) {
                return i;
            }
        }
        return -1;
    }

    /** What the worker is at, or will be at next; empty if it has answered all. */
    public Optional<WorkerRequest> current() {
        int index = currentIndex();
        return index == load.size() ? Optional.empty() : Optional.of(seat(index).exchange());
    }

    /** The place of what the worker is at, or will be at next; after the last one if it has answered all. */
    int currentIndex() {
        int index = seen;
        while (index < load.size() && (!isUnanswered(index) || isTakenBack(index))) {
            index++;
        }
        return index;
    }

    private boolean isUnanswered(int index) {
        Mark mark = markOrBegun(index);
        return mark != Mark.VALUE && mark != Mark.THROWN && mark != Mark.SENT;
    }

    private boolean isTakenBack(int index) {
        return markOrBegun(index) == Mark.TAKEN_BACK;
    }

    boolean isWaiting(int index) {
        return markOrBegun(index) == Mark.WAITING;
    }

    /** What cannot be told may have been begun. */
    private Mark markOrBegun(int index) {
        try {
            return ledger.mark(number, index);
        } catch (ProtocolException spoilt) {
            return Mark.BEGUN;
        }
    }

    /** Whether there are jobs, but the first, that the worker has not begun. */
    public boolean hasWaiting() {
        try {
            return isLastWaiting();
        } catch (InternalError cutOff) {
            abandon();
            return false;
        }
    }

    private boolean isLastWaiting() {
        int last = load.size() - 1;
        while (last > 0 && isTakenBack(last)) {
            last--;
        }
        return last > 0 && isWaiting(last);
    }

    /** How many jobs, but the first, the worker has not begun. */
    private int waiting() {
        int count = 0;
        for (int i = load.size() - 1; i > 0; i--) {
            if (isWaiting(i)) {
                count++;
            } else if (!isTakenBack(i)) {
                return count;
            }
        }
        return count;
    }

    /** Takes back the later half of what the worker has not begun, in order. */
    public TaskSlice takeHalf() {
        TaskSlice taken = TaskSlice.none();
        try {
            int count = (waiting() + 1) / 2;
            taken = new TaskSlice(count);
            for (int i = load.size() - 1; i > 0 && taken.size() < count; i--) {
                Job<?, ?> job = isWaiting(i) ? load.job(i) : null;
                if (job != null && job.takeBack(seat(i))) {
                    taken.add(job.single(), 0, 1);
                }
            }
        } catch (OutOfMemoryError full) {
            // what was taken before must not be lost
        } catch (InternalError cutOff) {
            abandon(); // likewise
        }
        taken.reverse();
        return taken;
    }

    /** Takes back what the worker has not begun, and lets it wait for another. */
    public void giveBackRest() {
        for (int i = load.size() - 1; i >= 0; i--) {
            giveBack(i);
        }
    }

    private void giveBack(int index) {
        Job<?, ?> job = isWaiting(index) ? load.jobForSure(index) : null;
        if (job != null && job.takeBack(seat(index))) {
            putBack(job);
        }
    }

    /** Nobody else will, if the heap is full. */
    private static void putBack(Job<?, ?> job) {
        while (true) {
            try {
                job.queue().putBack(job);
                return;
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }

    /**
     * The worker is dead: what it had answered is heard, what it had not begun waits again. Returned are those that cannot
     * run again as if nothing had been: at most one if the worker was honest, unless it died of what it was sent.
     */
    public List<UnansweredTask> afterDeath() {
        isDead = true;
        try {
            look(false);
        } catch (ProtocolException spoilt) {
            // all that it has not answered may have been begun
        }
        List<UnansweredTask> victims = new ArrayList<>();
        for (int i = load.size() - 1; i >= seen; i--) {
            Job<?, ?> job = job(i);
            if (isTakenBack(i)) {
                if (i == 0) {
                    watcher.firstTakenBack(job);
                }
            } else if (!ledger.takeBack(number, i) && job.isSent(seat(i))) {
                victims.add(new UnansweredTask(job, seat(i).exchange(), true, hasEnded(i), i <= begun));
            }
        }
        boolean isOfItself = victims.isEmpty() && reason() == WorkerRequest.Reason.NONE;
        for (int i = load.size() - 1; i >= seen; i--) {
            Job<?, ?> job = job(i);
            if (isTakenBack(i) && job.isSent(seat(i))) {
                if (isOfItself ? job.unstart() : job.takenBack()) {
                    if (i == 0) {
                        watcher.firstTakenBack(job);
                    }
                    putBack(job);
                } else {
                    victims.add(new UnansweredTask(job, seat(i).exchange(), false, false, i <= begun));
                }
            }
        }
        return victims;
    }

    private boolean hasEnded(int index) {
        Mark mark = markOrBegun(index);
        return mark == Mark.ENDED || mark == Mark.SENT;
    }

    /** Why the worker was killed for one of the jobs, if it was. */
    public WorkerRequest.Reason reason() {
        for (int i = 0; i < seats.end(); i++) {
            InFlightTask seat = seats.get(i);
            if (seat != null && seat.hasKilled()) {
                return seat.exchange().reason();
            }
        }
        return WorkerRequest.Reason.NONE;
    }

    /** From now on the first job's limit holds for whatever runs. */
    public void limit() {
        Duration limit = load.first().limit();
        if (limit != null) {
            limits.begin(limit);
        }
    }

    /** Whether nobody has killed the worker for it; once it has ended, nobody will. */
    public boolean leavesWorker() {
        return !limits.hasKilled() && reason() == WorkerRequest.Reason.NONE;
    }

    /** There will be no more. */
    public void end() {
        ended = true;
        limits.end();
        endSeats(0, seats.end());
    }

    private void endSeats(int from, int to) {
        int end = Math.min(to, seats.end());
        for (int i = from; i < end; i++) {
            InFlightTask seat = seats.get(i);
            if (seat != null) {
                seat.end();
            }
        }
    }
}
