package org.paralleltask.rehearsal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.paralleltask.PoolOptions;
import org.paralleltask.host.archive.FileChecksum;
import org.paralleltask.pool.ProcessPool;

/**
 * The program that makes the archive of the classes that workers load. It has a pool with one worker, whose JVM writes
 * the archive as it ends. It gives up when its standard input ends, with the program that has started it, and leaves no
 * process and no file then.
 */
public final class TrainingRun {
    private static final String PART = ".part";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long LIFE_MILLIS = 500;
    private static final Duration OUT_OF_USE = Duration.ofDays(30);

    private final Path jar;
    private final String flag;
    private final Path directory;
    private final String name;

    /** Where the JVM writes. */
    private final Path part;

    /** Closed before the file is removed that its worker may be writing. */
    private final ProcessPool<TrainingWorker.Task, List<Integer>> pool;

    private volatile boolean givenUp;

    private TrainingRun(Path jar, String flag, Path directory, String name) {
        this.jar = jar;
        this.flag = flag;
        this.directory = directory;
        this.name = name;
        this.part = directory.resolve(name + PART);
        this.pool = TrainingWorker.open(this::options);
    }

    private PoolOptions options(PoolOptions defaults) {
        return defaults.workers(1)
                .startOnDemand(true)
                .exitHookTimeout(LIMIT)
                .classPath(List.of(jar))
                .jvmArgs(List.of(flag + part, "-Xlog:disable", "-Xmx64m"))
                .output(line -> {});
    }

    /**
     * Makes one archive, unless another program does so just now.
     *
     * @param args the library's jar, the JVM's flag up to the file that it writes, the directory, and how the archive's
     *     name begins; its size and checksum follow, by which one that is damaged is known
     */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[2]);
        try (FileChannel channel = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                tidyUp(directory);
                new TrainingRun(Path.of(args[0]), args[1], directory, args[3]).make();
            }
        }
    }

    /** Who has the lock is alone: what is unfinished here was left by one that was killed. */
    private static void tidyUp(Path directory) throws IOException {
        FileTime old = FileTime.from(Instant.now().minus(OUT_OF_USE));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "worker-*")) {
            for (Path file : files) {
                if (file.getFileName().toString().contains(PART)
                        || Files.getLastModifiedTime(file).compareTo(old) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void make() throws IOException {
        giveUpWhen("parent", () -> System.in.read());
        giveUpWhen("limit", () -> {
            Thread.sleep(LIMIT.toMillis());
            fail();
        });
        try {
            play();
            force(part); // else its name may be on the disk before its pages are, when the power fails
            String whole = name + "-" + Files.size(part) + "-" + Long.toHexString(FileChecksum.of(part));
            Files.move(part, directory.resolve(whole), StandardCopyOption.ATOMIC_MOVE);
            force(directory);
        } catch (IOException | RuntimeException itCannotBeMade) {
            if (!givenUp) {
                fail();
            }
        }
    }

    private static void force(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // Windows: what is damaged is known by its checksum
        }
    }

    /** What most workers do in their lives. */
    private void play() {
        try (pool) {
            List<Integer> numbers = List.of(1, 2, 3);
            pool.call(new TrainingWorker.Task(0, "text", numbers, new ArrayList<>(List.of("serialized"))));
            try {
                pool.call(new TrainingWorker.Task(-1, null, numbers, null));
                throw new IllegalStateException("there is no element of this number");
            } catch (IndexOutOfBoundsException itFailsAsTasksDo) {
                // and that was to be played
            }
            liveOn();
            pool.call(new TrainingWorker.Task(1, "", numbers, null));
            liveOn(); // until the parent has a socket, too
            pool.call(new TrainingWorker.Task(2, "", numbers, null)); // by the socket to which the line has moved
        }
    }

    /** For so long that the worker loads what only those need that do not end at once. */
    private static void liveOn() {
        try {
            Thread.sleep(LIFE_MILLIS);
        } catch (InterruptedException impossible) {
            throw new AssertionError("nobody interrupts this thread", impossible);
        }
    }

    /** For an hour nobody tries again. */
    private void fail() throws IOException {
        Files.write(directory.resolve(name + "-failed"), new byte[0]);
    }

    @FunctionalInterface
    private interface Wait {
        void await() throws IOException, InterruptedException;
    }

    private void giveUpWhen(String reason, Wait wait) {
        Thread thread = new Thread(
                () -> {
                    try {
                        wait.await();
                    } catch (IOException | InterruptedException asGoodAsItsEnd) {
                        // give up
                    } finally {
                        giveUp();
                    }
                },
                "paralleltask-" + reason);
        thread.setDaemon(true);
        thread.start();
    }

    private void giveUp() {
        givenUp = true;
        try {
            pool.shutdownNow();
            pool.awaitTermination(Duration.ofSeconds(2));
            Files.deleteIfExists(part);
            Files.deleteIfExists(Path.of(part + ".config"));
        } catch (IOException | InterruptedException leftToTheNextOne) {
            // see tidyUp
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }
}
