package org.paralleltask.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.paralleltask.host.archive.ClassArchive;
import org.paralleltask.host.os.OomKills;
import org.paralleltask.host.os.PrivateDirectory;
import org.paralleltask.host.os.ProcFiles;
import org.paralleltask.host.os.ProcessTree;
import org.paralleltask.host.os.WorkerOutput;
import org.paralleltask.memory.SharedMemory;

/**
 * A worker's process as the system has it: how it ends, what it prints, how large it is, and what it leaves behind.
 * Thread-safe.
 */
public final class ChildProcess {
    private static final int MAX_CRASH_LOG = 1 << 16;

    private final ProcessTree tree;
    private final WorkerOutput out;
    private final WorkerOutput err;
    private final String shared;
    private final PrivateDirectory.Start files;
    private final OptionalLong oomKillsBefore = OomKills.count();

    /**
     * @param shared what the directory of its shared buffers is known by
     * @param files of its start
     */
    public ChildProcess(
            ProcessTree tree, WorkerOutput out, WorkerOutput err, String shared, PrivateDirectory.Start files) {
        this.tree = tree;
        this.out = out;
        this.err = err;
        this.shared = shared;
        this.files = files;
    }

    long pid() {
        return tree.process().pid();
    }

    Optional<ProcessHandle> handle() {
        return tree.handle();
    }

    boolean hasExited() {
        return tree.hasExited();
    }

    /** Of one that {@link #hasExited}. */
    int exitStatus() {
        return tree.exitStatus();
    }

    void onExit(Runnable action) {
        tree.process().onExit().thenRun(action);
    }

    /** Completes when it has ended. */
    CompletionStage<?> exited() {
        return tree.process().onExit();
    }

    /** Those of its start. */
    PrivateDirectory.Start files() {
        return files;
    }

    void kill() {
        tree.kill();
    }

    boolean awaitsExit(Duration patience) {
        return tree.awaitsExit(patience);
    }

    int awaitExit(Duration patience) {
        return tree.awaitExit(patience);
    }

    boolean isStopped() {
        return ProcFiles.isStopped(pid());
    }

    /** How many bytes it holds; empty if the system does not tell. */
    OptionalLong residentBytes() {
        return ProcFiles.residentBytes(pid());
    }

    /** How many bytes it shares with no other process; empty if the system does not tell. */
    OptionalLong ownBytes() {
        return ProcFiles.anonymousBytes(pid());
    }

    Optional<ClassLoads> classLoads() {
        return ClassLoads.of(pid());
    }

    /** The last lines that it has printed. */
    List<String> lastWords() {
        return Stream.of(out, err)
                .flatMap(output -> output.lastLines(WorkerOutput.Words.ALL).stream())
                .toList();
    }

    /**
     * What it has left; after its exit.
     *
     * @param exitStack the stack of the thread that called System.exit, as the worker said; empty if it has not
     * @param lived how long it was a worker
     */
    ExitEvidence evidence(WorkerOutput.Words words, String exitStack, Duration lived) {
        OptionalLong oomKills = OomKills.count();
        return new ExitEvidence(
                tree.exitStatus(),
                exitStack,
                out.lastLines(words),
                err.lastLines(words),
                crashLog(),
                oomKillsBefore.isPresent() && oomKills.isPresent()
                        ? OptionalLong.of(oomKills.getAsLong() - oomKillsBefore.getAsLong())
                        : OptionalLong.empty(),
                lived);
    }

    private String crashLog() {
        Path file = PrivateDirectory.crashLog(pid());
        try (InputStream in = file == null ? InputStream.nullInputStream() : Files.newInputStream(file)) {
            String log = new String(in.readNBytes(MAX_CRASH_LOG), StandardCharsets.UTF_8);
            if (!log.isEmpty()) {
                ClassArchive.doubt();
            }
            return log;
        } catch (IOException thereIsNone) {
            return "";
        }
    }

    /** Kills it if it lives, returns when it is gone, with all that it has started, and hears its last words. */
    void end() {
        tree.end();
        out.drain();
        err.drain();
    }

    /** Deletes its files. After its end, and once the parent has closed what it maps and reads of them. */
    void deleteFiles() {
        PrivateDirectory.deleteCrashLog(pid());
        files.release();
        SharedMemory.sweep(shared);
    }
}
