package org.paralleltask.cluster.hosts;

import java.nio.file.Files;
import java.nio.file.Path;
import org.paralleltask.ParallelTask;

/** What {@link HostsProgram} runs on nodes. */
final class HostsTasks {
    private HostsTasks() {}

    @ParallelTask
    static int twice(int x) {
        return 2 * x;
    }

    @ParallelTask
    static int length(byte[] bytes) {
        return bytes.length;
    }

    /** Says in a file that it runs, then waits until another is there. */
    @ParallelTask
    static void awaitFile(String mine, String others) throws Exception {
        Path written = Path.of(mine + ".new");
        Files.writeString(written, Long.toString(ProcessHandle.current().pid()));
        Files.move(written, Path.of(mine), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        while (!Files.exists(Path.of(others))) {
            Thread.sleep(5);
        }
    }
}
