package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs a test program to which the system denies something, and asserts how it must end. */
public final class FaultyPlace {
    private static final String NOBODY = "65534";

    /** The command that takes root's rights from a test program; empty if this user is not root. */
    public static final List<String> AS_NOBODY = System.getProperty("user.name").equals("root")
            ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "env", "HOME=/tmp")
            : List.of();

    private final Path directory;
    private final Path temp;

    /** Lets all users enter a directory, and makes a temp directory in it. */
    public FaultyPlace(Path directory) throws IOException {
        this.directory = directory;
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        this.temp = Files.createDirectory(directory.resolve("t"));
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /** The temp directory of the program. */
    public Path temp() {
        return temp;
    }

    public List<String> flags() {
        return List.of("-Djava.io.tmpdir=" + temp);
    }

    /** Skips the test if this command (of util-linux, say) cannot be had, or is not allowed. */
    public static void assume(List<String> prefix) throws InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        assumeTrue(succeeds(command), () -> "This is missing here, or not allowed: " + String.join(" ", prefix));
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** Copies what a program of {@link Faults} needs to where all users may read it. Returns the class path. */
    public String readableClasses() throws IOException {
        List<String> copies = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path from = Path.of(entry);
            boolean isNeeded = Files.isDirectory(from) || entry.contains("paralleltask");
            if (isNeeded) {
                Path to = directory.resolve("classes" + copies.size() + (entry.endsWith(".jar") ? ".jar" : ""));
                copy(from, to);
                copies.add(to.toString());
            }
        }
        return String.join(File.pathSeparator, copies);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(
                        copy, PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    /**
     * A namespace of mounts of its own, in which this is done first, by {@code sh}; {@code $t} is the temp directory.
     */
    public List<String> mounted(String script) throws InterruptedException {
        List<String> prefix =
                List.of("unshare", "-rm", "sh", "-c", "t='" + temp + "'; " + script + " && exec \"$@\"", "sh");
        assume(prefix);
        return prefix;
    }

    /**
     * Sets the soft limit, which may be raised again: at most to the hard one.
     *
     * @param prefix with which the program was started: only the same user may
     * @param value empty for the hard limit
     */
    static void setLimit(Program program, List<String> prefix, String limit, String value) throws InterruptedException {
        String hard = "$(prlimit --noheadings --raw --output=HARD --" + limit + " --pid " + program.pid() + ")";
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                "sh",
                "-c",
                "prlimit --pid " + program.pid() + " --" + limit + "=" + (value.isEmpty() ? hard : value) + ":"));
        assertThat(succeeds(command)).isTrue();
    }

    /** Reads on until the program says this: a JVM that gets no thread prints warnings. */
    static void assertSays(Program program, String text) throws IOException {
        List<String> lines = new ArrayList<>();
        String line;
        do {
            line = String.valueOf(program.line());
            lines.add(line);
        } while (!line.equals(text) && !line.equals("null"));
        assertThat(lines).last().isEqualTo(text);
    }

    /** Asserts that it has ended as it should, and has left no process and no file. */
    public void assertEndedWell(Program program) throws InterruptedException {
        assertThat(program.exitStatus()).isZero();
        await().untilAsserted(() -> assertThat(program.family()).isEmpty());
        assertThat(temp).isEmptyDirectory();
    }

    /** Asserts what {@link Faults#tell} prints where workers cannot be started for this reason, a pattern. */
    public static void assertTold(List<String> said, String reason) {
        assertThat(said).contains("running: on", "again: works", "left open: {}", "closed");
        assertThat(said)
                .filteredOn(line -> line.startsWith("dying: "))
                .singleElement()
                .asString()
                .startsWith("dying: WorkerCrashedException: ");
        assertThat(said)
                .filteredOn(line -> line.startsWith("starting: "))
                .singleElement()
                .asString()
                .startsWith("starting: WorkerStartException: Worker deed-1 could not be started: ")
                .containsPattern(reason)
                .contains("command: ");
    }
}
