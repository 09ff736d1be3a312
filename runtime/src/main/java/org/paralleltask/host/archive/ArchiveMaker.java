package org.paralleltask.host.archive;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.paralleltask.base.Detached;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.host.launch.JavaProgram;
import org.paralleltask.host.launch.JvmFlags;
import org.paralleltask.host.launch.Nesting;

/**
 * Starts the process that makes the archive of classes. It has a low priority, and ends with this program if not
 * before.
 */
public final class ArchiveMaker {
    /** Only named, because it stands above this package: like generated code, it uses pools. */
    private static final String MAIN_CLASS = "org.paralleltask.rehearsal.TrainingRun";

    /** How long this waits first, so that it does not slow down the program's first tasks. */
    private static final long PATIENCE_MILLIS = 1_000;

    private static final List<Path> NICE = List.of(Path.of("/usr/bin/nice"), Path.of("/bin/nice"));

    private static final Set<ArchiveKind> ASKED = ConcurrentHashMap.newKeySet();

    /** Held here, so that their standard inputs stay open as long as this program lives. */
    private static final Queue<Process> MAKING = new ConcurrentLinkedQueue<>();

    private ArchiveMaker() {}

    /**
     * Has the archive made if there is none, once in each program for each kind. Does not wait for it. In a worker this
     * does nothing, because its program does it.
     */
    public static void makeSoon(ClassArchive archive) {
        if (Nesting.depth() == 0 && archive.isWanted() && ASKED.add(archive.kind())) {
            UninterruptibleThread.detached("archive", () -> makeIfWanted(archive))
                    .start();
        }
    }

    private static void makeIfWanted(ClassArchive archive) {
        try {
            TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
            if (archive.isWanted()) {
                MAKING.add(start(archive));
            }
        } catch (IOException | InterruptedException notNow) {
            // the next program tries again
        }
    }

    private static Process start(ClassArchive archive) throws IOException {
        List<String> words = new ArrayList<>();
        nice().ifPresent(nice -> words.addAll(List.of(nice.toString(), "-n", "10")));
        words.addAll(List.of(
                JavaProgram.own().toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-D" + ArchiveDirectory.PROPERTY + "=off",
                "-cp",
                archive.jar().toString(),
                MAIN_CLASS,
                archive.jar().toString(),
                archive.kind().flagToMake(),
                archive.directory().toString(),
                archive.name()));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(new File(System.getProperty("java.home")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(JvmFlags.VARIABLES);
        return Detached.start(builder);
    }

    private static Optional<Path> nice() {
        return NICE.stream().filter(Files::isExecutable).findFirst();
    }
}
