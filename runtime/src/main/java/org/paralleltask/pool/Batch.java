package org.paralleltask.pool;

import java.net.ProtocolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Bytes;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.Ledger.Mark;
import org.paralleltask.wire.TaskDefinition;
import org.paralleltask.wire.ThreadDump;

/**
 * Jobs of one method that a worker is sent together. How far they are is in the worker's {@link Ledger}; the one thread
 * that waits for the batch looks there for what is new. Any thread may take jobs back that the worker has not begun.
 * (Long, because whatever two sides may do to a batch at once is to be read in one place.)
 */
final class Batch implements Worker.Hearer {
    private final Worker worker;
    private final int number;
    private final Ledger ledger;
    private final ScheduledExecutorService timer;
    private final Watcher watcher;
    private final List<Job<?, ?>> jobs;
    private final List<Seat> seats;
    private final long sentNanos = System.nanoTime();

    /** Jobs that have ended, and of whom their queue has to hear. */
    private final List<Job<?, ?>> gone = new ArrayList<>();

    /** The jobs before this one have been answered, or taken back; written by the thread that waits alone. */
    private volatile int seen;

    /** The last one that is known to have begun; the first one is taken to begin at once. */
    private int begun;

    private boolean isDead;

    /** Where the next answer is in the ledger. */
    private int offset;

    /** The job of which the timer has seen that it waits to be begun; only the timer. */
    private int awaited;

    private long awaitedSince;

    private @Nullable ScheduledFuture<?> look; // guarded by this
    private boolean ended; // guarded by this
    private boolean killed; // guarded by this

    /** Hears of the jobs, on the thread that waits for the batch. */
    interface Watcher {
        /** A job that is not the first has begun. */
        void begun(Job<?, ?> job);

        /** The first job was taken back, and will not begin. */
        void firstTakenBack(Job<?, ?> job);

        /** Nothing more will come from this batch, whose last answers are about to be told: so many tasks took so long. */
        void over(Batch batch, int tasks, long nanos);

        /** This much has been answered by now, and the worker goes on with it. */
        void goesOn(Batch batch);

        /**
         * A job has its answer. Of its end its queue will hear from the batch.
         *
         * @param wasTold whether its beginning was
         */
        void answered(Job<?, ?> job, boolean wasTold, long nanos, Worker.Answer answer);
    }

    /**
     * Gives these jobs to a worker, as far as they have not been withdrawn.
     *
     * @param number not that of the batch before
     */
    Batch(Worker worker, int number, List<Job<?, ?>> given, ScheduledExecutorService timer, Watcher watcher) {
        this.worker = worker;
        this.number = number;
        this.ledger = worker.ledger();
        this.timer = timer;
        this.watcher = watcher;
        this.jobs = new ArrayList<>(given.size());
        this.seats = new ArrayList<>(given.size());
        ledger.prepare(number, given.size());
        for (Job<?, ?> job : given) {
            Seat seat = new Seat(jobs.size());
            seats.add(seat);
            jobs.add(job);
            if (!job.send(seat, sentNanos)) {
                seats.remove(seats.size() - 1);
                jobs.remove(jobs.size() - 1);
            }
        }
    }

    /** One job's place in here, and what is wanted of the worker for its sake: rarely anything. Thread-safe. */
    final class Seat implements Exchange.Seat {
        private final int index;
        private volatile @Nullable Exchange exchange;
        private volatile boolean ended;

        Seat(int index) {
            this.index = index;
        }

        Worker worker() {
            return worker;
        }

        /** Stops the job, which has begun. */
        void cancel(Duration grace) {
            exchange().cancel(grace);
        }

        private synchronized Exchange exchange() {
            Exchange made = exchange;
            if (made == null) {
                Job<?, ?> job = jobs.get(index);
                Events events = job.queue().events();
                made = new Exchange(
                        worker, job.id(), timer, (done, total) -> events.progress(job, worker, done, total), this);
                exchange = made;
                if (ended) { // whoever comes so late must not touch the worker, which may be busy with another batch
                    made.end();
                }
            }
            return made;
        }

        private boolean hasKilled() {
            Exchange made = exchange;
            return made != null && made.hasKilled();
        }

        private void end() {
            ended = true;
            Exchange made = exchange;
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
            giveBackRest();
            return isUnanswered(index);
        }
    }

    /** Whether all jobs have been withdrawn before they could be sent. */
    boolean isEmpty() {
        return jobs.isEmpty();
    }

    int number() {
        return number;
    }

    boolean isOne() {
        return jobs.size() == 1;
    }

    Job<?, ?> first() {
        return jobs.get(0);
    }

    /** What is wanted for the first job's sake. */
    Exchange exchangeOfFirst() {
        return seats.get(0).exchange();
    }

    TaskDefinition<?, ?> definition() {
        return first().definition();
    }

    /** What a worker is sent. */
    Frame.Run frame(int function) {
        List<Frame.Task> tasks = new ArrayList<>(jobs.size());
        for (Job<?, ?> job : jobs) {
            tasks.add(new Frame.Task(job.id(), job.attempt(), job.arguments()));
        }
        return new Frame.Run(number, function, tasks);
    }

    /** The worker has it whole. */
    void sent() {
        jobs.forEach(Job::sent);
    }

    /** How long it has been since it was sent. */
    long ageNanos() {
        return System.nanoTime() - sentNanos;
    }

    /**
     * Looks what is new.
     *
     * @param isOver whether there will be no more
     * @throws ProtocolException if it cannot be
     */
    void look(boolean isOver) throws ProtocolException {
        if (isOver) {
            tellOfItsEnd();
        }
        try {
            lookOn(isOver, jobs.size());
        } finally {
            first().queue().ended(gone);
            gone.clear();
        }
        if (!isOver && !isDead) {
            watcher.goesOn(this);
        }
    }

    /** @param end looks at the jobs before this one */
    private void lookOn(boolean isOver, int end) throws ProtocolException {
        while (seen < end) {
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
                    pass();
                }
                case BEGUN, ENDED, SENT -> {
                    noteBegun();
                    if (isOver) {
                        throw new ProtocolException("it says that all is answered, which is not so");
                    }
                    return;
                }
                case VALUE, THROWN -> {
                    if (isDead && seats.get(seen).hasKilled()) {
                        return; // too late; and where the worker is a thread, an answer to our interrupt
                    }
                    if (!isOver && !isDead && !worker.hasHeardAll()) {
                        return; // what it has said of its progress comes first, and is on its way
                    }
                    byte[] bytes = ledger.answer(seen, offset);
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

    private void tellOfItsEnd() {
        int last = jobs.size() - 1;
        while (last > 0 && (isTakenBack(last) || isWaiting(last))) {
            last--;
        }
        watcher.over(this, last + 1, within(ledger.begunNanos(last) + ledger.tookNanos(last)));
    }

    /** A job's answer has been sent, because the ledger had no room for it. */
    void answered(long task, Worker.Answer answer) throws ProtocolException {
        look(false);
        if (seen == jobs.size() || jobs.get(seen).id() != task) {
            throw new ProtocolException("it answered a task that it had not been given");
        }
        noteBegun();
        answered(answer, ageNanos() - within(ledger.begunNanos(seen))); // how long it took is not in the ledger yet
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void pass() {
        seen++;
    }

    private void noteBegun() {
        if (seen > begun) {
            begun = seen;
            Job<?, ?> job = jobs.get(seen);
            job.begun(begunNanos(seen));
            watcher.begun(job);
        }
    }

    /** As the worker says, if that is possible. */
    private long begunNanos(int index) {
        return sentNanos + within(ledger.begunNanos(index));
    }

    private long within(long nanos) {
        return Math.max(0, Math.min(nanos, ageNanos()));
    }

    private void answered(Worker.Answer answer, long nanos) {
        Job<?, ?> job = jobs.get(seen);
        seats.get(seen).end();
        boolean wasTold = seen == begun;
        if (!wasTold) {
            job.begun(begunNanos(seen));
        }
        pass();
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
            lookOn(false, index);
        } catch (ProtocolException spoilt) {
            return; // the next look will say so
        }
        if (seen == index) {
            noteBegun();
            seats.get(index).exchange().progressed(task, done, total);
        }
    }

    @Override
    public void dumped(long task, ThreadDump dump) {
        int index = indexOf(task);
        if (index >= 0) {
            seats.get(index).exchange().dumped(task, dump);
        }
    }

    /** Of a job that may be running; -1 if it is none of these. */
    private int indexOf(long task) {
        for (int i = seen; i < jobs.size(); i++) {
            if (jobs.get(i).id() == task) {
                return i;
            }
        }
        return -1;
    }

    /** What the worker is at, or will be at next; empty if it has answered all. */
    Optional<Exchange> current() {
        int index = currentIndex();
        return index == jobs.size()
                ? Optional.empty()
                : Optional.of(seats.get(index).exchange());
    }

    private int currentIndex() {
        int index = seen;
        while (index < jobs.size() && (!isUnanswered(index) || isTakenBack(index))) {
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

    private boolean isWaiting(int index) {
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

    /** How many jobs, but the first, the worker has not begun. */
    int waiting() {
        int count = 0;
        for (int i = jobs.size() - 1; i > 0; i--) {
            if (isWaiting(i)) {
                count++;
            } else if (!isTakenBack(i)) {
                return count;
            }
        }
        return count;
    }

    /** Takes back the later half of what the worker has not begun, in order. */
    List<Job<?, ?>> takeHalf() {
        int count = (waiting() + 1) / 2;
        List<Job<?, ?>> taken = new ArrayList<>(count);
        for (int i = jobs.size() - 1; i > 0 && taken.size() < count; i--) {
            if (jobs.get(i).takeBack(seats.get(i))) {
                taken.add(0, jobs.get(i));
            }
        }
        return taken;
    }

    /** Takes back what the worker has not begun, and lets it wait for another. */
    void giveBackRest() {
        for (int i = jobs.size() - 1; i >= 0; i--) {
            giveBack(i);
        }
    }

    private void giveBack(int index) {
        Job<?, ?> job = jobs.get(index);
        if (job.takeBack(seats.get(index))) {
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
     * A job that a dead worker has not answered.
     *
     * @param hadBegun whether it may have started it
     * @param hadEnded whether the method had returned, or thrown
     * @param wasTold whether anybody has heard of its beginning
     */
    record Victim(Job<?, ?> job, Exchange exchange, boolean hadBegun, boolean hadEnded, boolean wasTold) {}

    /**
     * The worker is dead: what it had answered is heard, what it had not begun waits again. Returned are those that cannot
     * run again as if nothing had been: at most one if the worker was honest, unless it died of what it was sent.
     */
    List<Victim> afterDeath() {
        isDead = true;
        try {
            look(false);
        } catch (ProtocolException spoilt) {
            // all that it has not answered may have been begun
        }
        List<Victim> victims = new ArrayList<>();
        for (int i = jobs.size() - 1; i >= seen; i--) {
            Job<?, ?> job = jobs.get(i);
            if (isTakenBack(i)) {
                if (i == 0) {
                    watcher.firstTakenBack(job);
                }
            } else if (!ledger.takeBack(number, i)) {
                victims.add(new Victim(job, seats.get(i).exchange(), true, hasEnded(i), i <= begun));
            }
        }
        boolean isOfItself = victims.isEmpty() && reason() == Exchange.Reason.NONE;
        for (int i = jobs.size() - 1; i >= seen; i--) {
            Job<?, ?> job = jobs.get(i);
            if (isTakenBack(i) && job.isSent(seats.get(i))) {
                if (isOfItself ? job.unstart() : job.takenBack()) {
                    if (i == 0) {
                        watcher.firstTakenBack(job);
                    }
                    putBack(job);
                } else {
                    victims.add(new Victim(job, seats.get(i).exchange(), false, false, i <= begun));
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
    Exchange.Reason reason() {
        for (Seat seat : seats) {
            if (seat.hasKilled()) {
                return seat.exchange().reason();
            }
        }
        return Exchange.Reason.NONE;
    }

    /** From now on the first job's limit holds for whatever runs. */
    void limit() {
        first().limit().ifPresent(this::limit);
    }

    private void limit(Duration limit) {
        schedule(() -> checkLimit(limit), limit.toNanos());
    }

    private void checkLimit(Duration limit) {
        int index = currentIndex();
        long left = limit.toNanos() - (System.nanoTime() - sinceNanos(index));
        if (left > 0) {
            schedule(() -> checkLimit(limit), left);
        } else if (index == jobs.size()) {
            killSilent();
        } else {
            seats.get(index).exchange().timeOut();
            schedule(() -> checkLimit(limit), Exchange.DUMP_PATIENCE.toNanos()); // if it ends meanwhile: for the next
        }
    }

    /** It has answered everything, and does not end. */
    private synchronized void killSilent() {
        if (!ended) {
            killed = true;
            worker.kill();
        }
    }

    /** Since when it runs; or since when it could, as far as these looks tell: a worker may say what it likes. */
    private long sinceNanos(int index) {
        if (index == 0) {
            return sentNanos;
        }
        if (awaited != index) {
            awaited = index;
            awaitedSince = System.nanoTime();
        }
        boolean hasBegun = index < jobs.size() && !isWaiting(index);
        return hasBegun && begunNanos(index) - awaitedSince < 0 ? begunNanos(index) : awaitedSince;
    }

    private synchronized void schedule(Runnable action, long nanos) {
        if (!ended) {
            look = timer.schedule(action, nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** Whether nobody has killed the worker for it; once it has ended, nobody will. */
    boolean leavesWorker() {
        synchronized (this) {
            if (killed) {
                return false;
            }
        }
        return reason() == Exchange.Reason.NONE;
    }

    /** There will be no more. */
    void end() {
        synchronized (this) {
            ended = true;
            if (look != null) {
                look.cancel(false);
            }
        }
        seats.forEach(Seat::end);
    }
}
