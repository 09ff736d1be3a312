package org.paralleltask.pool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What Linux tells of a process, in {@code /proc/PID} (see proc(5)); nothing on other systems. */
final class ProcFiles {
    private static final char UNKNOWN = '?';

    private ProcFiles() {}

    /** Whether a process is stopped, by a signal or a debugger; false if that is not known. */
    static boolean isStopped(long pid) {
        return Character.toUpperCase(state(pid)) == 'T';
    }

    /** Whether a process has ended, but nobody has asked for its exit status; false if that is not known. */
    static boolean isZombie(long pid) {
        return state(pid) == 'Z';
    }

    private static char state(long pid) {
        try {
            // "PID (NAME) STATE …", where the name may hold anything
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            int state = stat.lastIndexOf(')') + 2;
            return state < stat.length() ? stat.charAt(state) : UNKNOWN;
        } catch (IOException noSuchFile) {
            return UNKNOWN;
        }
    }

    /** How many bytes of the machine's memory a process holds; empty if this is no Linux, or the process has gone. */
    static OptionalLong residentBytes(long pid) {
        return kilobytes(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
    }

    /** How much memory the machine has; empty if this is no Linux. */
    static OptionalLong memoryBytes() {
        return kilobytes(Path.of("/proc/meminfo"), "MemTotal:");
    }

    private static OptionalLong kilobytes(Path file, String key) {
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(key)) { // "VmRSS:	   12345 kB"
                    String[] words = line.substring(key.length()).strip().split(" ", -1);
                    return OptionalLong.of(Long.parseLong(words[0]) * 1024);
                }
            }
        } catch (IOException noSuchFile) {
            // not on Linux, or not any more
        }
        return OptionalLong.empty();
    }
}
