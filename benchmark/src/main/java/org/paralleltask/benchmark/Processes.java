package org.paralleltask.benchmark;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What processes take that are there only to be measured. */
final class Processes {
    private Processes() {}

    /** Milliseconds from the launch of so many at once until all of them have ended. */
    static double milliseconds(int count, List<String> command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT);
        return Clock.milliseconds(() -> {
            List<Process> processes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                processes.add(builder.start());
            }
            for (Process process : processes) {
                if (process.waitFor() != 0) {
                    throw new IOException("It has failed: " + String.join(" ", command));
                }
            }
        });
    }

    /** The resident size of a process in megabytes, as Linux tells it. */
    static double residentMegabytes(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024 / 1e6;
            }
        }
        throw new IOException("The system does not tell the size of process " + pid);
    }
}
