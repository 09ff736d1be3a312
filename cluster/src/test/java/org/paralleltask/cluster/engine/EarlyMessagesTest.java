package org.paralleltask.cluster.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.cluster.ChildJvm;

class EarlyMessagesTest {
    @TempDir
    Path directory;

    @Test
    @DisplayName("What is said to a process that is just joining arrives, on every channel, in its order")
    void theyArrive() throws Exception {
        List<String> command = new ArrayList<>(EngineFlags.flags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EarlyMessages.class.getName()));
        command.addAll(List.of(Integer.toString(ChildJvm.freePort()), directory.toString()));
        try (ChildJvm program = ChildJvm.start(command)) {
            assertThat(program.awaitLine("["))
                    .isEqualTo("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]");
        }
    }
}
