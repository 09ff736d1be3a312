package org.paralleltask.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.WorkerStartException;
import org.paralleltask.cluster.FarTasks.Deed;
import org.paralleltask.cluster.engine.KeyFile;
import org.paralleltask.cluster.testing.TestNodes;

/** Nodes with a key, and with labels. */
class KeyTest {
    @TempDir
    static Path directory;

    private static Path key;
    private static TestNodes nodes;

    @BeforeAll
    static void start() throws IOException {
        key = directory.resolve("cluster.p12");
        KeyFile.create(key);
        nodes = TestNodes.start(1, "--key", key.toString(), "--labels", "gpu,large");
    }

    @AfterAll
    static void end() {
        nodes.close();
    }

    @Test
    @DisplayName("A program with the key runs its tasks, on nodes that have its labels")
    void theRightKey() throws Exception {
        try (Cluster cluster = nodes.join(options -> options.key(key));
                BehavePool pool = BehavePool.open(cluster.workers("gpu"))) {
            assertThat(pool.call(Deed.NOTHING, 6)).isEqualTo(6);
        }
    }

    @Test
    @DisplayName("Tasks for a label that no node has fail, and say that no node is there")
    void aLabelOfNoNode() throws Exception {
        try (Cluster cluster = nodes.join(options -> options.key(key));
                BehavePool pool = BehavePool.open(cluster.workers("quantum"))) {
            assertThatThrownBy(() -> pool.call(Deed.NOTHING, 6))
                    .isInstanceOf(WorkerStartException.class)
                    .hasMessageContaining("none of the cluster's nodes is there");
        }
    }

    @Test
    @DisplayName("A program with another key, or with none, does not join")
    void theWrongKey() throws Exception {
        Path other = directory.resolve("other.p12");
        KeyFile.create(other);
        assertThatThrownBy(() -> nodes.join(options -> options.key(other)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is not used: it does not know this program's key");
        assertThatThrownBy(() -> nodes.join())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is not used: it does not know this program's key");
    }

    @Test
    @DisplayName("A key is never overwritten, and one that is not there is told of")
    void files() {
        assertThatThrownBy(() -> KeyFile.create(key)).hasMessageContaining("is there already");
        assertThatThrownBy(() -> nodes.join(options -> options.key(directory.resolve("none"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--new-key makes one");
        assertThatThrownBy(() -> nodes.join(options -> options.listen("10.0.0.9")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loopback");
    }
}
