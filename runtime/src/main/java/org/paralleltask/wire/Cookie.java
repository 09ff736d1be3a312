package org.paralleltask.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.paralleltask.system.SystemFeatures;

/**
 * A mark in a worker's environment. All processes that its tasks start inherit it, and so do theirs. They are found by it
 * when the worker ends, even if their parents have ended. It works on Linux, where a process's environment can be read in
 * {@code /proc/PID/environ}; a process that was started with an empty environment is not found.
 *
 * @param value text that no other worker has; it is not secret
 */
public record Cookie(String value) {
    private static final String VARIABLE = "PARALLELTASK_WORKERS";

    /** How many times to look: a process may start others during a look. */
    private static final int ROUNDS = 10;

    /** A new mark. */
    public static Cookie create() {
        return new Cookie(ProcessHandle.current().pid() + "-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
    }

    /** Puts it into an environment, after the marks of the workers above. */
    public void putInto(Map<String, String> environment) {
        String above = environment.get(VARIABLE);
        environment.put(VARIABLE, above == null ? value : above + "," + value);
    }

    /**
     * Kills the processes that this worker process has started, and all that those have started. First by the mark, in plain
     * loops: streams take much of the heap at their first use, and the heap may be full.
     */
    public static void killAllOfThisProcess() {
        try {
            String all = System.getenv(VARIABLE);
            if (all != null) {
                new Cookie(all.substring(all.lastIndexOf(',') + 1)).killAll();
            }
        } finally {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Kills every process that has the mark, except this one. */
    public void killAll() {
        for (int i = 0; i < ROUNDS; i++) {
            List<ProcessHandle> found = find();
            for (ProcessHandle one : found) {
                one.destroyForcibly();
            }
            if (found.isEmpty()) {
                return;
            }
        }
    }

    private List<ProcessHandle> find() {
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(SystemFeatures.PROC)) {
            for (Path process : processes) {
                String name = process.getFileName().toString();
                if (Character.isDigit(name.charAt(0)) && isMarked(process.resolve("environ"))) {
                    add(Long.parseLong(name), found);
                }
            }
        } catch (IOException | DirectoryIteratorException noLinux) {
            // then only descendants can be found, while their parent lives
        }
        return found;
    }

    private static void add(long pid, List<ProcessHandle> found) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isPresent() && pid != ProcessHandle.current().pid()) {
            found.add(process.get());
        }
    }

    private boolean isMarked(Path environment) {
        try {
            return new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1).contains(value);
        } catch (IOException anotherUsersOrGone) {
            return false;
        }
    }
}
