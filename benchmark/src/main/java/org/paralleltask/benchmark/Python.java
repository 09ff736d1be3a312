package org.paralleltask.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The {@code python3} of this machine, if there is one. It runs the script {@code peers.py}. */
final class Python {
    private static final String PROGRAM = "python3";
    private static final String SCRIPT = "peers.py";

    private Python() {}

    static boolean isThere() {
        return Found.IT;
    }

    /**
     * A process that does what a function of the script does.
     *
     * @param function the function's name
     * @param arguments the function's arguments
     */
    static Peer peer(String function, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PROGRAM, Found.SCRIPT_FILE.toString(), function));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new Peer(command);
    }

    /** Looks for it once in each program. */
    private static final class Found {
        static final boolean IT = answers();
        static final Path SCRIPT_FILE = file();

        private static boolean answers() {
            try {
                return new ProcessBuilder(PROGRAM, "-c", "import multiprocessing, concurrent.futures")
                                .start()
                                .waitFor()
                        == 0;
            } catch (IOException notThere) {
                return false;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private static Path file() {
            try (InputStream script = Python.class.getResourceAsStream(SCRIPT)) {
                if (script == null) {
                    throw new IllegalStateException(SCRIPT + " is not in this jar");
                }
                Path file = Files.createTempFile("peers", ".py");
                file.toFile().deleteOnExit();
                Files.copy(script, file, StandardCopyOption.REPLACE_EXISTING);
                return file;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
