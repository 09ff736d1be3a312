package org.paralleltask.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.paralleltask.SharedBuffer;

/** What it takes to hand shared memory to a worker, which looks at both ends, and to hear its answer. */
final class HandOverFigure implements Figure {
    private static final long LARGE = 256 << 20;
    private static final long SMALL = 4 << 10;

    @Override
    public String name() {
        return "hand-over";
    }

    @Override
    public String meaning() {
        return "one call with a SharedBuffer of 256 MiB; small hands over one of 4 KiB";
    }

    @Override
    public Unit unit() {
        return Unit.NANOSECONDS;
    }

    @Override
    public List<String> references() {
        return List.of("small");
    }

    @Override
    public Contest open(Effort effort) throws IOException {
        return new Calls(effort);
    }

    /** Both, side by side. */
    private static final class Calls implements Contest {
        private final LookPool pool = LookPool.open();
        private final SharedBuffer large = SharedBuffer.allocate(LARGE);
        private final SharedBuffer small = SharedBuffer.allocate(SMALL);
        private final int trips;

        Calls(Effort effort) throws IOException {
            trips = effort.trips();
            for (int i = 0; i < effort.warmUpTrips(); i++) {
                pool.call(large);
                pool.call(small);
            }
        }

        @Override
        public double run(Optional<String> reference) {
            SharedBuffer handed = reference.isPresent() ? small : large;
            long start = System.nanoTime();
            for (int i = 0; i < trips; i++) {
                pool.call(handed);
            }
            return (double) (System.nanoTime() - start) / trips;
        }

        @Override
        public void close() {
            large.close();
            small.close();
            pool.close();
        }
    }
}
