package org.paralleltask.pool;

import static org.paralleltask.pool.DeedWorker.task;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/**
 * What test programs do to which something is denied. They need the library and this class path's own classes, nothing
 * else, and this thread, nothing else: if no thread can be started, no other thread can wait.
 */
public final class Faults {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(2);

    private Faults() {}

    /** Denies something, or grants it again. */
    public interface Step {
        void run() throws Exception;
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    /**
     * Prints how tasks fare on a pool's only worker while something is denied, and afterwards; and what is left open.
     */
    public static void tell(ProcessPool<Task, String> rehearsal, ProcessPool<Task, String> pool, Step deny, Step grant)
            throws Exception {
        try (rehearsal) { // a whole life: what is opened only once is open then
            rehearsal.call(task(Deed.PID));
            attempt(rehearsal, task(Deed.HALT, 1));
            rehearsal.call(task(Deed.PID));
        }
        loadClasses();
        Map<String, Integer> before = settled();
        try (pool) {
            pool.call(task(Deed.PID));
            await(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().endsWith("-keep-alive"))); // the next task starts another
            deny.run();
            String running = attempt(pool, task(Deed.ECHO, "on"));
            String dying = attempt(pool, task(Deed.HALT, 1));
            String starting = attempt(pool, task(Deed.PID));
            grant.run();
            System.out.println("running: " + running);
            System.out.println("dying: " + dying);
            System.out.println("starting: " + starting);
            System.out.println("again: " + again(pool));
        }
        System.out.println("left open: " + leftOpen(before));
        System.out.println("closed");
    }

    /** What a test program prints of a task: its value, or what it failed with. */
    public static String attempt(ProcessPool<Task, String> pool, Task task) {
        try {
            return pool.call(task);
        } catch (RuntimeException | Error e) {
            return text(e);
        }
    }

    public static String text(Throwable e) {
        return (e.getClass().getSimpleName() + ": " + e.getMessage()).replace('\n', ' ');
    }

    /** A pool whose starts have failed makes a pause before the next, and fails what comes meanwhile. */
    public static String again(ProcessPool<Task, String> pool) throws Exception {
        String[] said = {""};
        await(() -> {
            said[0] = attempt(pool, task(Deed.ECHO, "works"));
            return said[0].equals("works");
        });
        return said[0];
    }

    private static void await(Condition condition) throws Exception {
        await(PATIENCE, condition);
    }

    /** Waits on this thread, because no other may be available. */
    private static void await(Duration patience, Condition condition) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.holds() && System.nanoTime() - end < 0) {
            Thread.sleep(5);
        }
    }

    /** Says something to the test, and waits until it has made a file. */
    static void ask(String text, Path answer) throws Exception {
        System.out.println(text);
        await(() -> Files.exists(answer));
    }

    /** Loads classes first. If no file can be opened, no class can be found, which would be another kind of fault. */
    public static void loadClasses() throws IOException, URISyntaxException, ClassNotFoundException {
        for (Class<?> one : List.of(ProcessPool.class, Faults.class)) {
            Path root = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.map(root::relativize).toList()) {
                    String name = file.toString().replace('/', '.');
                    boolean isOfAProgram = one.equals(ProcessPool.class) || name.matches(".*\\.(Faults|Deed).*");
                    if (isOfAProgram && name.endsWith(".class") && !name.endsWith("-info.class")) {
                        Class.forName(
                                name.substring(0, name.length() - ".class".length()), false, one.getClassLoader());
                    }
                }
            }
        }
    }

    /**
     * What this process has open, and how often: sockets, pipes, and so on, and files by their path. Not its standard
     * streams: if there is no descriptor for a process's pipes, the JDK's forkAndExec (17.0.15) closes what stands in
     * variables that it has not set, which is mostly descriptor 0; that is then used again.
     */
    static Map<String, Integer> openFiles() throws IOException {
        Map<String, Integer> open = new TreeMap<>();
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            for (Path link : links.toList()) {
                if (!link.toString().matches(".*/[012]")) {
                    kind(link).ifPresent(kind -> open.merge(kind, 1, Integer::sum));
                }
            }
        }
        return open;
    }

    private static Optional<String> kind(Path link) throws IOException {
        try {
            String kind = Files.readSymbolicLink(link).toString().replaceFirst(":\\[\\d+]$", "");
            return kind.matches("/proc/\\d+/fd") ? Optional.empty() : Optional.of(kind); // what lists them
        } catch (NoSuchFileException closed) {
            return Optional.empty();
        }
    }

    /** Once nothing is under way: the same twenty times in a row. */
    public static Map<String, Integer> settled() throws Exception {
        List<Map<String, Integer>> seen = new ArrayList<>(List.of(openFiles()));
        await(() -> {
            Map<String, Integer> now = openFiles();
            if (!now.equals(seen.get(0))) {
                seen.clear();
            }
            seen.add(now);
            return seen.size() >= 20;
        });
        return seen.get(0);
    }

    /** Waits until nothing is open that was not; what is all the same, with how many more. */
    public static Map<String, Integer> leftOpen(Map<String, Integer> before) throws Exception {
        Map<String, Integer> more = new TreeMap<>();
        await(UNTIL_CLOSED, () -> {
            more.clear();
            openFiles().forEach((kind, count) -> {
                int tooMany = count - before.getOrDefault(kind, 0);
                if (tooMany > 0) {
                    more.put(kind, tooMany);
                }
            });
            return more.isEmpty();
        });
        return more;
    }

    /** Opens files until there is no descriptor left but so many. */
    public static List<InputStream> openAllBut(int spared) throws IOException {
        List<InputStream> files = new ArrayList<>();
        try {
            while (true) {
                files.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException noneLeft) {
            for (int i = 0; i < spared; i++) {
                files.remove(files.size() - 1).close();
            }
            return files;
        }
    }

    /**
     * Closes them. One may be closed already: where a process cannot be launched because its third pipe cannot be made,
     * Java 25 closes two descriptors whose numbers were never set (seen with strace on 25.0.3), so they may be any.
     */
    public static void close(List<InputStream> files) throws IOException {
        for (InputStream file : files) {
            try {
                file.close();
            } catch (IOException closed) {
                if (!"Bad file descriptor".equals(closed.getMessage())) {
                    throw closed;
                }
            }
        }
    }
}
