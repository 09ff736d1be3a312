package org.paralleltask.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that may start no process, or write no file: a clear error, nothing left behind, and a pool that works
 * later.
 */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class LimitFaultTest {
    @TempDir
    private Path directory;

    private FaultyPlace place;

    @BeforeEach
    void makePlace() throws IOException {
        place = new FaultyPlace(directory);
    }

    // The limit does not bind root, so root runs the program as another user.
    @Test
    @DisplayName("no process or thread to be had: running workers serve on, starts fail clearly, and later succeed")
    void noProcessesLeft() throws Exception {
        deny(
                "nproc",
                FaultyPlace.AS_NOBODY,
                "Resource temporarily unavailable|unable to create native thread|Cannot run program");
    }

    // A full disk, where none can be mounted (see DiskFaultTest): a file that may not grow looks the same to a writer.
    @Test
    @DisplayName("no room for a file: running workers serve on, starts fail clearly, and later succeed")
    void noRoomForFiles() throws Exception {
        deny("fsize", List.of(), "File too large");
    }

    private void deny(String limit, List<String> prefix, String reason) throws Exception {
        FaultyPlace.assume(prefix);
        FaultyPlace.assume(List.of("prlimit", "--" + limit));
        Path denied = directory.resolve("denied");
        Path granted = directory.resolve("granted");
        try (Program program =
                Program.start(prefix, place.flags(), place.readableClasses(), DeniedProgram.class, denied, granted)) {
            FaultyPlace.assertSays(program, "ready");
            FaultyPlace.setLimit(program, prefix, limit, "0");
            Files.createFile(denied);
            FaultyPlace.assertSays(program, "done");
            FaultyPlace.setLimit(program, prefix, limit, "");
            Files.createFile(granted);

            FaultyPlace.assertTold(program.rest(), reason);
            place.assertEndedWell(program);
        }
    }

    /** Waits until something is denied to it, and until it is granted. */
    static final class DeniedProgram {
        private DeniedProgram() {}

        public static void main(String[] args) throws Exception {
            Faults.tell(
                    DeedWorker.open(1),
                    DeedWorker.open(1),
                    () -> Faults.ask("ready", Path.of(args[0])),
                    () -> Faults.ask("done", Path.of(args[1])));
        }
    }
}
