package org.paralleltask.cluster;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/** A program of its own whose task on a node waits in a call, for a test that kills it. */
final class FarObjectsProgram {
    private FarObjectsProgram() {}

    /** Runs it: the arguments are the seeds, and the file that its task writes. */
    public static void main(String[] args) throws Exception {
        ReentrantLock table = new ReentrantLock();
        try (Cluster cluster = Cluster.join(options -> options.seeds(args[0]));
                DealPool pool = DealPool.open(
                        table,
                        table.newCondition(),
                        new LinkedBlockingQueue<>(),
                        new FarObjects.PlainDesk(),
                        cluster.workers())) {
            pool.call(FarObjects.Deed.TAKE, args[1]);
        }
    }
}
