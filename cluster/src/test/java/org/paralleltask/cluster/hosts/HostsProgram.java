package org.paralleltask.cluster.hosts;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.paralleltask.Outcome;
import org.paralleltask.cluster.Cluster;
import org.paralleltask.cluster.testing.TestNodeMain;

/** A program on a host of its own. What it does is its fourth argument. */
final class HostsProgram {
    private HostsProgram() {}

    /** The arguments are the seeds, this host's address, the key's file, the deed and a directory. */
    public static void main(String[] args) throws Exception {
        TestNodeMain.endWithInput();
        try (Cluster cluster =
                Cluster.join(options -> options.seeds(args[0]).listen(args[1]).key(Path.of(args[2])))) {
            while (cluster.nodes().size() < 2) {
                Thread.onSpinWait();
            }
            switch (args[3]) {
                case "map" -> map(cluster);
                case "meet" -> meet(cluster, Path.of(args[4]));
                case "shares" -> shares(cluster);
                default -> throw new IllegalArgumentException(args[3]);
            }
        }
    }

    private static void map(Cluster cluster) {
        System.out.println("nodes " + cluster.nodes());
        try (TwicePool pool = TwicePool.open(cluster.workers())) {
            List<Integer> inputs = IntStream.range(0, 2000).boxed().toList();
            boolean isRight = pool.map(inputs)
                    .equals(IntStream.range(0, 2000).map(x -> 2 * x).boxed().toList());
            System.out.println(isRight ? "right" : "wrong");
        }
    }

    private static void meet(Cluster cluster, Path directory) throws Exception {
        System.out.println("nodes " + cluster.nodes());
        try (AwaitFilePool pool = AwaitFilePool.open(cluster.workers(), options -> options.retries(1))) {
            pool.call(
                    directory.resolve("mine").toString(),
                    directory.resolve("go").toString());
            System.out.println("met");
        }
    }

    private static void shares(Cluster cluster) {
        try (LengthPool pool = LengthPool.open(cluster.workers())) {
            List<byte[]> inputs =
                    IntStream.range(0, 100).mapToObj(i -> new byte[100_000 + i]).toList();
            List<Outcome<LengthTask, Integer>> outcomes;
            try (Stream<Outcome<LengthTask, Integer>> stream = pool.outcomes(inputs)) {
                outcomes = stream.toList();
            }
            boolean isRight = outcomes.stream()
                    .allMatch(outcome -> outcome instanceof Outcome.Success<LengthTask, Integer> success
                            && success.value() == 100_000 + success.index());
            isRight &= outcomes.size() == inputs.size();
            System.out.println(isRight ? "right" : "wrong");
            long slow = outcomes.stream()
                    .filter(outcome -> outcome.run().worker().endsWith("@10.77.0.2"))
                    .count();
            System.out.println("share " + slow + " of 100");
            System.out.println(slow < 50 ? "the slow host did less" : "the slow host did most");
        }
    }
}
