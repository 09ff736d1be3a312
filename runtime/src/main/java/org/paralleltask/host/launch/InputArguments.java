package org.paralleltask.host.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.system.SystemFeatures;

/**
 * The flags that this JVM was started with. The JVM tells them by a management bean, which replaces bytes that it cannot
 * decode; these are restored from the command line, where the system shows that.
 */
final class InputArguments {
    private static final char LOST = '\ufffd';
    private static final Path COMMAND_LINE = SystemFeatures.PROC.resolve("self/cmdline");

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
            byte[] line = commandLine(); // first: if no file can be opened, the bean's class could never be used again
            found = ManagementFactory.getRuntimeMXBean().getInputArguments();
            if (found.toString().indexOf(LOST) >= 0) {
                found = undamaged(found, line);
            }
            known = found;
        }
        return found;
    }

    /** Nothing where the system does not show it. */
    private static byte[] commandLine() {
        try {
            return Files.readAllBytes(COMMAND_LINE);
        } catch (NoSuchFileException noLinux) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
}
