package org.paralleltask.host.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.paralleltask.system.SystemFeatures;

/**
 * What Linux tells about a process in {@code /proc/PID} (see proc(5)). On other systems nothing is known, but for whether
 * a process is a zombie.
 */
public final class ProcFiles {
    /** Indices into {@link #words}. */
    private static final int STATE = 0;

    private static final int THREADS = 17;

    private ProcFiles() {}

    /** Whether a process is stopped, by a signal or a debugger; false if that is not known. */
    public static boolean isStopped(long pid) {
        return words(stat(pid))[STATE].equalsIgnoreCase("T");
    }

    /** Whether a process has ended, but its parent has not read its exit status yet; false if that is not known. */
    static boolean isZombie(long pid) {
        return Files.isDirectory(SystemFeatures.PROC) ? showsZombie(stat(pid)) : PsProgram.isZombie(pid);
    }

    /**
     * Whether the text is that of a zombie. A process whose first thread has ended, but not the others, has the same
     * state; only its number of threads differs.
     */
    static boolean showsZombie(String stat) {
        String[] words = words(stat);
        return words[STATE].equals("Z") && words.length > THREADS && words[THREADS].equals("1");
    }

    private static String stat(long pid) {
        try {
            return Files.readString(SystemFeatures.PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
        } catch (IOException noSuchFile) {
            return "";
        }
    }

    /** The words from the state on. The text is {@code PID (NAME) STATE …}, and the name may contain any characters. */
    private static String[] words(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    }

    /**
     * How many bytes of the machine's memory a process holds; empty if this is no Linux, or if the process has ended.
     */
    public static OptionalLong residentBytes(long pid) {
        return kilobytes(SystemFeatures.PROC.resolve(pid + "/status"), "VmRSS:");
    }

    /** How many of these bytes the process shares with no other: without shared memory and files. */
    public static OptionalLong anonymousBytes(long pid) {
        return kilobytes(SystemFeatures.PROC.resolve(pid + "/status"), "RssAnon:");
    }

    /** How many bytes of memory the machine has; empty if this is no Linux. */
    public static OptionalLong memoryBytes() {
        return kilobytes(SystemFeatures.PROC.resolve("meminfo"), "MemTotal:");
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
            // this is no Linux, or the process has ended
        }
        return OptionalLong.empty();
    }
}
