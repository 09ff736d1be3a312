package org.paralleltask.cluster;

import org.paralleltask.cluster.testing.TestNodes;

/** A test's process of its own, for a test that kills it. */
final class TestNodesProgram {
    private TestNodesProgram() {}

    /** Runs it: the arguments are the file that its task writes, and one that is never there. */
    public static void main(String[] args) throws Exception {
        try (TestNodes nodes = TestNodes.start(1);
                Cluster cluster = nodes.join();
                MeetPool pool = MeetPool.open(cluster.workers())) {
            System.out.println("node " + nodes.process(0).pid());
            System.out.println("met " + pool.call(args[0], args[1]));
        }
    }
}
