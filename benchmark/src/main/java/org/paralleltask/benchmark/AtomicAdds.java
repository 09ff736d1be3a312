package org.paralleltask.benchmark;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.paralleltask.SharedBuffer;

/** What it costs several processes to count in one place. */
final class AtomicAdds {
    private static final int ADDS = 1_000_000;
    private static final int PYTHONS_SHARE = 20; // it takes a lock for each

    static final Figure FIGURE = new ProcessFigure(
            "atomic-adds",
            "1,000,000 times getAndAdd of one number of a SharedAtomicLongArray by each of 2 workers; threads does so"
                    + " with an AtomicLongArray, python with a Value and its lock",
            Unit.MILLISECONDS,
            List.of("threads", "python"),
            AtomicAdds::open);

    private AtomicAdds() {}

    private static Contest open(Effort effort) throws Exception {
        int adds = effort.of(ADDS);
        List<Integer> both = Collections.nCopies(2, adds);
        Race race = new Race();
        SharedBuffer buffer = race.open(SharedBuffer.allocate(Long.BYTES));
        AddOnesPool pool = race.open(AddOnesPool.open(buffer));
        Threads threads = race.open(new Threads(2));
        AtomicLongArray numbers = new AtomicLongArray(1);
        int share = Math.max(1, adds / PYTHONS_SHARE);
        return race.own(() -> Clock.milliseconds(() -> Answers.check(Answers.sum(pool.map(both)), 2L * adds)))
                .reference(
                        "threads",
                        () -> Clock.milliseconds(() ->
                                Answers.check(threads.sum(both, times -> add(numbers, times)), 2L * adds)))
                .python("python", "atomic_adds", share, (double) adds / share)
                .warmUp(effort);
    }

    private static long add(AtomicLongArray numbers, int times) {
        for (int i = 0; i < times; i++) {
            numbers.getAndAdd(0, 1);
        }
        return times;
    }
}
