package org.paralleltask.host.process;

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
import org.paralleltask.OutputHandler;
import org.paralleltask.host.archive.ClassArchive;
import org.paralleltask.host.os.OomKills;
import org.paralleltask.host.os.PrivateDirectory;
import org.paralleltask.host.os.ProcFiles;
import org.paralleltask.host.os.ProcessTree;
import org.paralleltask.host.os.WorkerOutput;
import org.paralleltask.memory.SharedMemory;
import org.paralleltask.wire.Ledger;

/**
 * A worker's process as the operating system sees it: how it ends, what it prints, how much memory it holds, and what
 * it leaves behind. Thread-safe.
 */
public final class ChildProcess implements ProcessPeer {
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

    @Override
    public long pid() {
        return tree.process().pid();
    }

    @Override
    public Optional<ProcessHandle> handle() {
        return tree.handle();
    }

    @Override
    public boolean hasExited() {
        return tree.hasExited();
    }

    /** Its exit status. Only for a process that {@link #hasExited}. */
    public int exitStatus() {
        return tree.exitStatus();
    }

    @Override
    public void onExit(Runnable action) {
        tree.process().onExit().thenRun(action);
    }

    /** Completes when the process has ended. */
    public CompletionStage<?> exited() {
        return tree.process().onExit();
    }

    /** The files of its start. */
    public PrivateDirectory.Start files() {
        return files;
    }

    @Override
    public void kill() {
        tree.kill();
    }

    @Override
    public boolean awaitsExit(Duration patience) {
        return tree.awaitsExit(patience);
    }

    @Override
    public int awaitExit(Duration patience) {
        return tree.awaitExit(patience);
    }

    @Override
    public int maxTasks() {
        return Ledger.MAX_TASKS;
    }

    @Override
    public boolean isStopped() {
        return ProcFiles.isStopped(pid());
    }

    @Override
    public OptionalLong residentBytes() {
        return ProcFiles.residentBytes(pid());
    }

    @Override
    public OptionalLong ownBytes() {
        return ProcFiles.anonymousBytes(pid());
    }

    @Override
    public Optional<ClassLoads> classLoads() {
        return ClassLoads.of(pid());
    }

    /** The last lines on standard output, or on standard error, with the task that has printed each. */
    public List<WorkerOutput.Kept> keptLines(OutputHandler.Source source) {
        return (source == OutputHandler.Source.STANDARD_OUTPUT ? out : err).kept();
    }

    /** The last lines that it printed. */
    public List<String> lastWords() {
        return Stream.of(out, err)
                .flatMap(output -> output.lastLines(WorkerOutput.Words.ALL).stream())
                .toList();
    }

    @Override
    public ExitEvidence evidence(WorkerOutput.Words words, String exitStack, Duration lived) {
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

    @Override
    public void end() {
        tree.end();
        out.drain();
        err.drain();
    }

    @Override
    public void deleteFiles() {
        PrivateDirectory.deleteCrashLog(pid());
        files.release();
        SharedMemory.sweep(shared);
    }
}
