package org.paralleltask.host.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What Linux tells of a process, in {@code /proc/PID} (see proc(5)); nothing on other systems. */
public final class ProcFiles {
    /** Places in {@link #words}. */
    private static final int STATE = 0;

    private static final int THREADS = 17;

    private ProcFiles() {}

    /** Whether a process is stopped, by a signal or a debugger; false if that is not known. */
    public static boolean isStopped(long pid) {
        return words(stat(pid))[STATE].equalsIgnoreCase("T");
    }

    /** Whether a process has ended, but nobody has asked for its exit status; false if that is not known. */
    static boolean isZombie(long pid) {
        return showsZombie(stat(pid));
    }

    /** One whose first thread has ended, but not the others, looks like one but for their number. */
    static boolean showsZombie(String stat) {
        String[] words = words(stat);
        return words[STATE].equals("Z") && words.length > THREADS && words[THREADS].equals("1");
    }

    private static String stat(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
        } catch (IOException noSuchFile) {
            return "";
        }
    }

    /** From the state on: {@code PID (NAME) STATE …}, where the name may hold anything. */
    private static String[] words(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    }

    /** How many bytes of the machine's memory a process holds; empty if this is no Linux, or the process has gone. */
    public static OptionalLong residentBytes(long pid) {
        return kilobytes(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
    }

    /** How many of these are for this process alone: not those of shared memory, or of files. */
    public static OptionalLong anonymousBytes(long pid) {
        return kilobytes(Path.of("/proc", Long.toString(pid), "status"), "RssAnon:");
    }

    /** How much memory the machine has; empty if this is no Linux. */
    public static OptionalLong memoryBytes() {
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
