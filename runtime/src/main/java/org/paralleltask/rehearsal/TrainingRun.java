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
 * the archive when it ends. Its standard input ends with the program that has started it. Then it gives up, and leaves
 * no process and no file.
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

    /** The file that the worker's JVM writes. */
    private final Path part;

    /** Closed before {@link #part} is removed, because its worker may be writing that file. */
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
     * Makes one archive, unless another program makes one at this moment.
     *
     * @param args the library's jar, the JVM's flag to which the file's name is appended, the directory, and the
     *     beginning of the archive's name. Size and checksum are appended to that name, so that a damaged archive is
     *     recognized.
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

    /**
     * Removes unfinished archives, and those that are out of use. The lock is held, so no other program makes an
     * archive now: an unfinished one was left by a program that was killed.
     */
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
            force(part); // otherwise, if the power fails, the name may be on the disk without the file's contents
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
            // Windows cannot do it: a damaged file is recognized by its checksum
        }
    }

    /** Does what most workers do in their lives. */
    private void play() {
        try (pool) {
            List<Integer> numbers = List.of(1, 2, 3);
            pool.call(new TrainingWorker.Task(0, "text", numbers, new ArrayList<>(List.of("serialized"))));
            try {
                pool.call(new TrainingWorker.Task(-1, null, numbers, null));
                throw new IllegalStateException("there is no element of this number");
            } catch (IndexOutOfBoundsException itFailsAsTasksDo) {
                // it was to fail
            }
            liveOn();
            pool.call(new TrainingWorker.Task(1, "", numbers, null));
            liveOn(); // until the line has been moved to a socket
            pool.call(new TrainingWorker.Task(2, "", numbers, null)); // this one goes by the socket
        }
    }

    /** Waits until the worker has loaded the classes that a worker needs only after some time. */
    private static void liveOn() {
        try {
            Thread.sleep(LIFE_MILLIS);
        } catch (InterruptedException impossible) {
            throw new AssertionError("the main thread of the training run was interrupted", impossible);
        }
    }

    /** Notes the failure, so that no program tries again within an hour. */
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
                        // the same as the end of the wait
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
            // the next training run removes what is left
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }
}
