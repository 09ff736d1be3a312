package org.paralleltask.cluster.far;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Simulated nodes that fail in every way. How many runs there are is a property; each failure names its seed. */
class SimulationTest {
    private static final int RUNS = Integer.getInteger("paralleltask.cluster.seeds", 150);
    private static final long FIRST = Long.getLong("paralleltask.cluster.seed", 1);

    @Test
    @DisplayName("Every task ends exactly once, whatever nodes, workers and messages do")
    void everyTaskEndsOnce() {
        int takenOver = 0;
        for (long seed = FIRST; seed < FIRST + RUNS; seed++) {
            takenOver += run(seed, 2 + (int) (seed % 12), 400);
        }
        assertThat(takenOver).isPositive();
    }

    @Test
    @DisplayName("A thousand nodes, a third of which fail")
    void aThousandNodes() {
        run(FIRST, 1000, 20_000);
    }

    /** How many tasks one slot has taken over from another. */
    private static int run(long seed, int nodes, int tasks) {
        try {
            Simulation simulation = new Simulation(seed, nodes, tasks);
            simulation.run();
            return simulation.takenOver();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("Seed " + seed + " with " + nodes + " nodes: " + e.getMessage(), e);
        }
    }
}
