package org.paralleltask.cluster.far;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Simulated nodes that fail in every way. How many runs there are is a property; each failure names its seed. */
class SimulationTest {
    private static final int RUNS = Integer.getInteger("paralleltask.cluster.seeds", 150);
    private static final long FIRST = Long.getLong("paralleltask.cluster.seed", 1);

    @Test
    @DisplayName("Every task ends exactly once, whatever nodes, workers and messages do")
    void everyTaskEndsOnce() {
        for (long seed = FIRST; seed < FIRST + RUNS; seed++) {
            run(seed, 2 + (int) (seed % 12), 400);
        }
    }

    @Test
    @DisplayName("A thousand nodes, a third of which fail")
    void aThousandNodes() {
        run(FIRST, 1000, 20_000);
    }

    private static void run(long seed, int nodes, int tasks) {
        try {
            new Simulation(seed, nodes, tasks).run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("Seed " + seed + " with " + nodes + " nodes: " + e.getMessage(), e);
        }
    }
}
