package org.paralleltask.cluster.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.paralleltask.cluster.Cluster;
import org.paralleltask.cluster.testing.TestNodes;

/** The test that the guide shows, and what it leaves. */
class TestNodesTest {
    @RegisterExtension
    static final TestNodes nodes = TestNodes.start(3);

    @Test
    void aNodeDies() {
        try (Cluster cluster = nodes.join()) {
            nodes.kill(1);
            await().until(() -> cluster.nodes().size() == 2);
        }
    }

    @Test
    @DisplayName("Nodes of a test leave no process, though a worker was at work on them")
    void leavesNoProcess() {
        List<ProcessHandle> all;
        try (TestNodes own = TestNodes.start(1)) {
            try (Cluster cluster = own.join();
                    TrainPool pool = TrainPool.open(cluster.workers())) {
                assertThat(pool.call("model")).isEqualTo(5);
                all = own.process(0).descendants().toList();
            }
            assertThat(all).isNotEmpty();
            assertThat(own.process(0).isAlive()).isTrue();
        }
        await().until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }
}
