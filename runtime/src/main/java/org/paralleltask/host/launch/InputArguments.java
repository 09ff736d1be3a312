package org.paralleltask.host.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The flags that this JVM was started with. The JVM tells them by a management bean, but to load that takes longer than
 * everything else that the library does until the first worker is launched. So they are read from the command line, if
 * that surely shows all of them.
 */
final class InputArguments {
    private static final char LOST = '\ufffd';
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private static volatile @Nullable List<String> known;

    private InputArguments() {}

    /**
     * The flags, which are read once.
     *
     * @throws UncheckedIOException if they cannot be read, for instance because no file descriptor is left; another try
     *     may succeed
     */
    static List<String> ofThisProcess() {
        List<String> found = known;
        if (found == null) {
            List<String> read = onCommandLine();
            found = read == null
                    ? undamaged(ManagementFactory.getRuntimeMXBean().getInputArguments())
                    : read;
            known = found;
        }
        return found;
    }

    /** The bean replaces bytes that this JVM cannot decode. They are restored from the words of the command line. */
    private static List<String> undamaged(List<String> flags) {
        for (String flag : flags) {
            if (flag.indexOf(LOST) >= 0) {
                try {
                    return undamaged(flags, Files.readAllBytes(COMMAND_LINE));
                } catch (IOException noLinux) {
                    return flags;
                }
            }
        }
        return flags;
    }

    /** @param line the command line: words, each of which ends with a zero */
    static List<String> undamaged(List<String> flags, byte[] line) {
        List<String> found = new ArrayList<>(flags);
        int start = 0;
        for (int i = 0; i < line.length; i++) {
            if (line[i] == 0) {
                byte[] word = Arrays.copyOfRange(line, start, i);
                int place = flags.indexOf(NativeText.seen(word));
                if (place >= 0) {
                    found.set(place, NativeText.of(word));
                }
                start = i + 1;
            }
        }
        return found;
    }

    /** The flags on the command line; null if there may be others, or if there is no such file. */
    private static @Nullable List<String> onCommandLine() {
        for (String variable : JvmFlags.VARIABLES) {
            if (System.getenv(variable) != null) {
                return null;
            }
        }
        try {
            byte[] line = Files.readAllBytes(COMMAND_LINE);
            return flags(
                    new String(line, StandardCharsets.ISO_8859_1).split("\0", -1),
                    System.getProperty("sun.java.launcher", ""),
                    System.getProperty("sun.java.command", ""));
        } catch (NoSuchFileException noLinux) {
            return null;
        } catch (IOException e) { // the bean would fail too, and for ever, because its class is not initialized twice
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The flags among the words of a command line; null if it is not certain that these are all. The standard launcher
     * tells what it takes for the program and its arguments, so the words before that are its flags. Another launcher,
     * or one that took words from a file, does not tell the same text: then this returns null.
     *
     * @param words the last one is empty
     * @param launcher the property {@code sun.java.launcher}
     * @param program the property {@code sun.java.command}
     */
    static @Nullable List<String> flags(String[] words, String launcher, String program) {
        List<String> flags = new ArrayList<>();
        int next = 1;
        while (next < words.length && words[next].startsWith("-")) {
            String word = words[next++];
            if (!isUnderstood(word)) {
                return null;
            }
            flags.add(word);
            if (word.equals("-cp") || word.equals("-classpath")) {
                next++;
            }
        }
        StringBuilder rest = new StringBuilder();
        for (int i = next; i < words.length - 1; i++) {
            rest.append(i == next ? "" : " ").append(words[i]);
        }
        return launcher.equals("SUN_STANDARD") && rest.toString().equals(program) ? flags : null;
    }

    /**
     * Whether it is known what the word means: apart from a class path, its value is not in the next word; it brings no
     * flags from a file; it is ASCII, so it is the same in every encoding.
     */
    private static boolean isUnderstood(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > '~') {
                return false;
            }
        }
        return word.equals("-cp")
                || word.equals("-classpath")
                || word.equals("-jar")
                || word.startsWith("-D")
                || word.startsWith("-ea")
                || word.startsWith("-da")
                || (word.startsWith("-X") && !word.contains("Flags") && !word.contains("VMOptionsFile"));
    }
}
