package org.paralleltask.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestNodesEndTest {
    @TempDir
    Path directory;

    private static boolean lives(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    @Test
    @DisplayName("Of a test's process that is killed no node and no worker is left")
    void killed() throws Exception {
        Path mine = directory.resolve("mine");
        List<String> command = List.of(
                "-cp",
                System.getProperty("java.class.path"),
                TestNodesProgram.class.getName(),
                mine.toString(),
                directory.resolve("never").toString());
        try (ChildJvm test = ChildJvm.start(command)) {
            long node = Long.parseLong(test.awaitLine("node ").substring("node ".length()));
            await().until(() -> Files.exists(mine) && Files.size(mine) > 0);
            long worker = Long.parseLong(Files.readString(mine));
            assertThat(lives(node) && lives(worker)).isTrue();

            assertThat(test.process().destroyForcibly()).isTrue();
            await().until(() -> !lives(node) && !lives(worker));
        }
    }
}
