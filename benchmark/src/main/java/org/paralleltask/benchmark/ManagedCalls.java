package org.paralleltask.benchmark;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** What it costs a task to call an object of the program. */
final class ManagedCalls {
    private static final int TIMES_AS_MANY = 10; // as of the round trip, which takes about as long

    static final Figure CALL = new ProcessFigure(
            "managed-call",
            "the median call of long next() of a @Managed object by a task; call is a task that does nothing, python a"
                    + " call through a Manager's proxy",
            Unit.NANOSECONDS,
            List.of("call", "python"),
            ManagedCalls::openCall);

    static final Figure LOCK = new ProcessFigure(
            "managed-lock",
            "the median time in which a task locks and unlocks a @Managed Lock that no other task wants; next is the call"
                    + " of managed-call",
            Unit.NANOSECONDS,
            List.of("next"),
            ManagedCalls::openLock);

    private ManagedCalls() {}

    private static Contest openCall(Effort effort) throws Exception {
        int warmUps = effort.warmUpTrips() * TIMES_AS_MANY;
        int trips = effort.trips() * TIMES_AS_MANY;
        Race race = new Race();
        TimeCallsPool calls = race.open(TimeCallsPool.open(new AtomicLong()::incrementAndGet));
        NoopPool noops = race.open(NoopPool.open(options -> options.workers(1)));
        calls.call(warmUps);
        for (int i = 0; i < warmUps; i++) {
            noops.call(i);
        }
        return race.own(() -> calls.call(trips))
                .reference("call", () -> Clock.median(trips, () -> noops.call(4_711)))
                .python("python", "manager_call", trips);
    }

    private static Contest openLock(Effort effort) throws Exception {
        int warmUps = effort.warmUpTrips() * TIMES_AS_MANY;
        int trips = effort.trips() * TIMES_AS_MANY;
        Race race = new Race();
        TimeLocksPool locks = race.open(TimeLocksPool.open(new ReentrantLock()));
        TimeCallsPool calls = race.open(TimeCallsPool.open(new AtomicLong()::incrementAndGet));
        locks.call(warmUps);
        calls.call(warmUps);
        return race.own(() -> locks.call(trips)).reference("next", () -> calls.call(trips));
    }
}
