package org.paralleltask.cluster.guide;

import java.nio.file.Path;
import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.cluster.Cluster;

/** The code of {@code docs/cluster.md}, as javac sees it. */
final class Guide {
    private Guide() {}

    @ParallelTask
    static double train(String model) {
        return model.length();
    }

    @ParallelTask
    static long sumPrimes(int limit) {
        return limit;
    }

    static List<Double> onHosts(List<String> models) {
        try (Cluster cluster = Cluster.join(
                        options -> options.seeds("10.0.0.5,10.0.0.6").key(Path.of("cluster.p12")));
                TrainPool pool = TrainPool.open(cluster.workers("gpu"))) {
            return pool.map(models);
        }
    }

    static void here() {
        try (Cluster cluster = Cluster.join();
                SumPrimesPool pool = SumPrimesPool.open(cluster.workers())) {
            System.out.println(pool.map(List.of(1_000, 2_000)));
        }
    }
}
