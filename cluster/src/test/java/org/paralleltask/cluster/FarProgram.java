package org.paralleltask.cluster;

import java.util.List;

/** A program of its own that joins nodes, for a test that kills it. */
final class FarProgram {
    private FarProgram() {}

    /** Runs it: the arguments are the seeds, the file that its task writes, and one that is never there. */
    public static void main(String[] args) throws Exception {
        try (Cluster cluster = Cluster.join(options -> options.seeds(args[0]));
                MeetPool pool = MeetPool.open(cluster.workers())) {
            System.out.println("gateway " + cluster.gatewayPid());
            System.out.flush();
            System.out.println(List.of(pool.call(args[1], args[2])));
        }
    }
}
