package org.paralleltask.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much of the machine's memory a process holds, where the system tells: on Linux, in {@code /proc/PID/status}. */
final class ResidentMemory {
    private static final String KEY = "VmRSS:";

    private ResidentMemory() {}

    /** Bytes; empty if this is no Linux, or the process has gone. */
    static OptionalLong ofProcess(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith(KEY)) { // "VmRSS:	   12345 kB"
                    String[] words = line.substring(KEY.length()).strip().split(" ", -1);
                    return OptionalLong.of(Long.parseLong(words[0]) * 1024);
                }
            }
        } catch (IOException noSuchFile) {
            // not on Linux, or not any more
        }
        return OptionalLong.empty();
    }
}
