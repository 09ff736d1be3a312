package org.paralleltask.cluster.testing;

import java.io.IOException;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.cluster.node.NodeMain;

/**
 * The main class of a node of a test. It ends at once when its standard input does: with the test's process, however that
 * ended.
 */
public final class TestNodeMain {
    private TestNodeMain() {}

    /**
     * Runs a node, with the arguments of {@code paralleltask-node.jar}.
     *
     * @param args what the node is told
     * @throws InterruptedException if this thread is interrupted while the node runs
     */
    public static void main(String[] args) throws InterruptedException {
        endWithInput();
        NodeMain.main(args);
    }

    /** From now on this process ends at once when its standard input does. Also for other programs of a test. */
    public static void endWithInput() {
        UninterruptibleThread.detached("test-watch", TestNodeMain::readToTheEnd).start();
    }

    private static void readToTheEnd() {
        try {
            while (System.in.read() >= 0) {
                // a test says nothing
            }
        } catch (IOException theEnd) {
            // likewise
        }
        Runtime.getRuntime().halt(1); // its workers end with it
    }
}
