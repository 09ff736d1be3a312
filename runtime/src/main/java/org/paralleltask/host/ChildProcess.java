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
 * A worker's process as the operating system sees it: how it ends, what it prints, how much memory it holds, and what
 * it leaves behind. Thread-safe.
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
     * @param shared the token by which the directory of its shared buffers is known
     * @param files the files of its start
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

    /** Its exit status. Only for a process that {@link #hasExited}. */
    int exitStatus() {
        return tree.exitStatus();
    }

    void onExit(Runnable action) {
        tree.process().onExit().thenRun(action);
    }

    /** Completes when the process has ended. */
    CompletionStage<?> exited() {
        return tree.process().onExit();
    }

    /** The files of its start. */
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

    /** How many bytes of memory it holds; empty if the system does not tell. */
    OptionalLong residentBytes() {
        return ProcFiles.residentBytes(pid());
    }

    /** How many of these bytes it shares with no other process; empty if the system does not tell. */
    OptionalLong ownBytes() {
        return ProcFiles.anonymousBytes(pid());
    }

    Optional<ClassLoads> classLoads() {
        return ClassLoads.of(pid());
    }

    /** The last lines that it printed. */
    List<String> lastWords() {
        return Stream.of(out, err)
                .flatMap(output -> output.lastLines(WorkerOutput.Words.ALL).stream())
                .toList();
    }

    /**
     * What it left behind. To be called after its exit.
     *
     * @param words which of its last lines are wanted
     * @param exitStack the stack of the thread that called System.exit; empty if the worker has reported none
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

    /**
     * Kills it if it lives, and all that it has started. Returns when they are gone and its last output has been read.
     */
    void end() {
        tree.end();
        out.drain();
        err.drain();
    }

    /**
     * Deletes its files. To be called after its end, once the parent has closed those of them that it maps or reads.
     */
    void deleteFiles() {
        PrivateDirectory.deleteCrashLog(pid());
        files.release();
        SharedMemory.sweep(shared);
    }
}
