package org.paralleltask.pool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.paralleltask.fixture.Poor;

/** A program that a test runs: a JVM of its own, with this one's class path. */
public final class Program implements AutoCloseable {
    /** Reading from a pipe does not end by an interrupt: a program that hangs is ended instead, with its threads told. */
    private static final int PATIENCE_SECONDS = 90;

    private static final String MARK = "PARALLELTASK_TEST_MARK";

    private final Process process;
    private final BufferedReader said;
    private final String mark;
    private final CompletableFuture<Void> watch;

    private Program(Process process, String mark) {
        this.process = process;
        this.watch = CompletableFuture.runAsync(
                () -> giveUp(process), CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.mark = mark;
    }

    public static Program start(Class<?> main, Object... arguments) throws IOException {
        return start(List.of(), List.of(), main, arguments);
    }

    /**
     * Starts a main class.
     *
     * @param prefix what stands before {@code java}
     * @param flags of the JVM
     */
    public static Program start(List<String> prefix, List<String> flags, Class<?> main, Object... arguments)
            throws IOException {
        return start(prefix, flags, System.getProperty("java.class.path"), main, arguments);
    }

    /** The same, with another class path. */
    public static Program start(
            List<String> prefix, List<String> flags, String classPath, Class<?> main, Object... arguments)
            throws IOException {
        List<String> words = new ArrayList<>(flags);
        words.addAll(List.of("-cp", classPath, main.getName()));
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        return java(prefix, words);
    }

    /**
     * Starts a command.
     *
     * @param prefix what stands before {@code java}
     * @param words what stands behind it
     */
    public static Program java(List<String> prefix, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ShortLived.FLAGS);
        command.add(Poor.FLAG);
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        String mark = UUID.randomUUID().toString();
        builder.environment().put(MARK, mark);
        return new Program(builder.start(), mark);
    }

    private static void giveUp(Process process) {
        try {
            signal("QUIT", process.pid()); // the JVM prints its threads
            process.waitFor(2, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    public long pid() {
        return process.pid();
    }

    /** The next line that it prints; null after the last. */
    public @Nullable String line() throws IOException {
        return said.readLine();
    }

    /** What else it prints, until it ends. */
    public List<String> rest() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    public int exitStatus() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("It does not end");
        }
        return process.exitValue();
    }

    /** The processes that live of all that it has started, and that those have started; only Linux tells. */
    public List<Long> family() {
        return marked(MARK + "=" + mark);
    }

    /** The processes whose environment holds this. */
    static List<Long> marked(String variable) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> environmentOf(pid).contains(variable))
                .toList();
    }

    private static String environmentOf(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException goneOrAnothers) {
            return "";
        }
    }

    /** Whether a process is stopped. The system is asked, whatever the programs of a test do not have of it. */
    public static boolean isStopped(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("T");
        } catch (IOException gone) {
            return false;
        }
    }

    /** Sends a signal to a process, or to the group of the negative number. */
    public static void signal(String name, long pid) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-s", name, "--", Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("kill " + name + " " + pid + " failed");
        }
    }

    @Override
    public void close() throws IOException {
        watch.cancel(false);
        process.destroyForcibly();
        said.close();
    }
}
