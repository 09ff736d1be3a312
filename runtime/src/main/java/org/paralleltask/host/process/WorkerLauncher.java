package org.paralleltask.host.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.paralleltask.OutputHandler;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerStartException;
import org.paralleltask.base.Detached;
import org.paralleltask.base.Exhaustion;
import org.paralleltask.base.FullHeap;
import org.paralleltask.base.PoolLog;
import org.paralleltask.host.archive.ArchiveMaker;
import org.paralleltask.host.archive.ClassArchive;
import org.paralleltask.host.launch.CommandText;
import org.paralleltask.host.launch.JavaCommand;
import org.paralleltask.host.launch.JavaProgram;
import org.paralleltask.host.launch.JvmFlags;
import org.paralleltask.host.launch.Nesting;
import org.paralleltask.host.logs.WorkerLogs;
import org.paralleltask.host.os.Killable;
import org.paralleltask.host.os.PrivateDirectory;
import org.paralleltask.host.os.ProcFiles;
import org.paralleltask.host.os.ProcessTree;
import org.paralleltask.host.os.Rendezvous;
import org.paralleltask.host.os.WorkerOutput;
import org.paralleltask.logs.LogForwarder;
import org.paralleltask.logs.LogReplay;
import org.paralleltask.logs.RecordFormat;
import org.paralleltask.memory.SharedMemory;
import org.paralleltask.system.RandomBytes;
import org.paralleltask.wire.Cookie;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.line.Bootstrap;
import org.paralleltask.wire.line.Connection;
import org.paralleltask.wire.line.ConnectionListener;
import org.paralleltask.wire.line.Greeting;
import org.paralleltask.wire.line.LogRing;

/** Launches worker processes. Thread-safe. */
public final class WorkerLauncher {
    /** Practically for ever: with {@code debug}, a person with a debugger decides when the worker starts. */
    private static final Duration FOR_A_PERSON = Duration.ofDays(365);

    /** Whether this program has launched a worker process before. */
    private static volatile boolean hasLaunched;

    private final JavaCommand command;
    private final PoolOptions options;
    private final PoolLog log;
    private final @Nullable LogReplay replay;

    /** @param replay takes what workers log; null if they forward nothing */
    public WorkerLauncher(JavaCommand command, PoolOptions options, PoolLog log, @Nullable LogReplay replay) {
        this.replay = replay;
        this.command = command;
        this.options = options;
        this.log = log;
    }

    /**
     * A process that can be talked to.
     *
     * @param line goes by the ledger's ring
     * @param logs null if it forwards none
     */
    public record Launched(
            ChildProcess process,
            Connection line,
            Ledger ledger,
            @Nullable WorkerLogs logs) {}

    private List<String> command() {
        return command.expanded();
    }

    /**
     * Launches a process and waits until it can be talked to. Nothing is left of one that fails.
     *
     * @param index its place, from 0
     * @param launched is given what kills it, as soon as there is something to kill
     * @throws WorkerStartException if it cannot be started, ends at once, or does not report in time
     */
    public Launched launch(String name, int index, Consumer<Killable> launched) {
        Optional<ClassArchive> archive =
                JavaProgram.isOwn(command.java()) ? ClassArchive.forWorkers(options) : Optional.empty();
        List<String> flags = archive.isPresent() ? archive.get().flags() : List.of();
        try {
            Launched worker = launch(name, index, launched, flags);
            if (archive.isPresent()) {
                ArchiveMaker.makeSoon(archive.get());
            }
            return worker;
        } catch (Stillborn first) {
            if (archive.isEmpty() || flags.isEmpty() || first.wasKilled) {
                throw first.failure;
            }
            archive.get().giveUp();
        }
        // A damaged archive can make a JVM fail in any way. If the archive is not to blame, this attempt fails too.
        try {
            Launched worker = launch(name, index, launched, List.of());
            archive.get().discard();
            return worker;
        } catch (Stillborn second) {
            throw second.failure;
        }
    }

    /** A process was launched, and ended or said nothing before it was a worker. */
    private static final class Stillborn extends Exception {
        private static final long serialVersionUID = 1;

        final transient WorkerStartException failure;
        final boolean wasKilled;

        Stillborn(WorkerStartException failure, boolean wasKilled) {
            super(failure);
            this.failure = failure;
            this.wasKilled = wasKilled;
        }
    }

    /** @param archive the flags that name the archive of classes; empty to start without */
    private Launched launch(String name, int index, Consumer<Killable> launched, List<String> archive)
            throws Stillborn {
        try (PrivateDirectory.Start files =
                PrivateDirectory.newStart(options.commandPrefix().isEmpty())) {
            return launch(name, index, launched, archive, files);
        } catch (IOException e) {
            throw new WorkerStartException(
                    "Worker " + name + " could not be started: " + e.getMessage() + CommandText.line(command()),
                    command(),
                    e);
        }
    }

    /**
     * The files are needed only until the worker has connected. The process is launched first, so that the parent
     * prepares everything else while the worker's JVM boots.
     */
    private Launched launch(
            String name, int index, Consumer<Killable> launched, List<String> archive, PrivateDirectory.Start files)
            throws IOException, Stillborn {
        String shared = SharedMemory.forWorker();
        List<String> first = new ArrayList<>(archive);
        first.add("-XX:ErrorFile=" + PrivateDirectory.crashLogs());
        first.add("-D" + SharedMemory.PROPERTY + "=" + shared);
        first.add("-D" + SharedMemory.PARENTS_PROPERTY + "=" + files.directories());
        command.writeArgumentFile(files.arguments(), first);
        Cookie cookie = Cookie.create();
        ProcessTree tree = launch(files.arguments(), cookie);
        Process process = tree.process();
        Connection connection = null;
        Ledger ledger = null;
        boolean isReady = false;
        try {
            launched.accept(tree);
            files.check(); // the program may have begun to end during the launch
            LedgerFile made = LedgerFile.create(files.ledgers(), replay != null);
            ledger = made.ledger();
            byte[] secret = RandomBytes.of(Greeting.SECRET_LENGTH);
            try (ConnectionListener listener = Rendezvous.open(files.pipes(), files.socket(), secret)) {
                files.check();
                WorkerOutput out = output(name, process, OutputHandler.Source.STANDARD_OUTPUT);
                WorkerOutput err = output(name, process, OutputHandler.Source.STANDARD_ERROR);
                Bootstrap bootstrap = new Bootstrap(
                        listener.line(),
                        made.path(),
                        secret,
                        name,
                        index,
                        reportsMemory(process),
                        Nesting.depth() + 1,
                        replay == null ? "" : LogForwarder.textOf(replay));
                tell(process, bootstrap);
                ChildProcess child = new ChildProcess(tree, out, err, shared, files);
                Duration patience = options.debug() ? FOR_A_PERSON : options.startTimeout();
                connection = listener.accept(patience, process.onExit()).orElse(null);
                if (connection == null) {
                    boolean wasKilled = child.hasExited() && ProcessTree.mayBeKilled(child.exitStatus());
                    throw new Stillborn(failure(name, child), wasKilled);
                }
                connection.useRing(ledger.ringMemory(), true);
                WorkerLogs logs = replay == null ? null : logs(name, ledger, replay);
                files.lend();
                isReady = true;
                return new Launched(child, connection, ledger, logs);
            }
        } finally {
            if (!isReady) {
                tree.end();
                if (ledger != null) {
                    ledger.release();
                }
                if (connection != null) {
                    connection.close();
                }
                PrivateDirectory.deleteCrashLog(process.pid());
                SharedMemory.sweep(shared);
            }
        }
    }

    private ProcessTree launch(Path argumentFile, Cookie cookie) throws IOException {
        if (!hasLaunched) { // a JDK that logs process starts loads its logging at the first one
            Exhaustion.probe();
        }
        ProcessBuilder builder = new ProcessBuilder(command.words(argumentFile));
        builder.environment().keySet().removeAll(JvmFlags.VARIABLES);
        builder.environment().putAll(options.environment());
        cookie.putInto(builder.environment());
        if (options.directory().isPresent()) {
            builder.directory(options.directory().get().toFile());
        }
        boolean isKnown = false;
        try {
            ProcessTree tree = new ProcessTree(Detached.start(builder), cookie);
            isKnown = true;
            hasLaunched = true;
            return tree;
        } finally {
            if (!isKnown) {
                killForSure(cookie);
            }
        }
    }

    /**
     * Kills a process that exists although its start failed: the JDK (25) logs a start after it has made the process,
     * and the logging may fail. Works on Linux only, see {@link Cookie}. Works also if the heap is full.
     */
    private static void killForSure(Cookie cookie) {
        boolean isDone = false;
        while (!isDone) {
            try {
                cookie.killAll();
                isDone = true;
            } catch (OutOfMemoryError full) {
                FullHeap.pause();
            }
        }
    }

    private WorkerOutput output(String name, Process process, OutputHandler.Source source) {
        boolean isOut = source == OutputHandler.Source.STANDARD_OUTPUT;
        OutputHandler handler = options.output().orElse(WorkerLauncher::print);
        return WorkerOutput.start(
                name + (isOut ? "-out" : "-err"),
                isOut ? process.getInputStream() : process.getErrorStream(),
                line -> handler.accept(new OutputHandler.Line(name, process.pid(), source, line)),
                log);
    }

    private WorkerLogs logs(String name, Ledger ledger, LogReplay to) {
        return WorkerLogs.start(name, new LogRing(ledger.logMemory(), RecordFormat.MOST_BYTES), to, log);
    }

    /** Where a worker's lines go if the user has said nothing: this program's own output, marked with the worker. */
    public static void print(OutputHandler.Line line) {
        (line.source() == OutputHandler.Source.STANDARD_OUTPUT ? System.out : System.err)
                .println("[" + line.worker() + "] " + line.text());
    }

    private boolean reportsMemory(Process process) {
        return (options.maxWorkerMemory() > 0 || options.maxTotalMemory() > 0)
                && ProcFiles.residentBytes(process.pid()).isEmpty();
    }

    /**
     * Writes the bootstrap to the process's standard input, and ends that. If the process ends before it has read it,
     * its exit is reported instead, which says more.
     */
    private static void tell(Process process, Bootstrap bootstrap) {
        try (OutputStream stdin = process.getOutputStream()) {
            bootstrap.writeTo(stdin);
        } catch (IOException itHasEnded) {
            // its exit is reported instead
        }
    }

    private WorkerStartException failure(String name, ChildProcess child) {
        String what = child.hasExited()
                ? "ended at once with exit status " + child.exitStatus()
                : "did not report within " + options.startTimeout().toMillis() + " ms (startTimeout) and was killed";
        child.end();
        List<String> lines = child.lastWords();
        String lastWords = lines.isEmpty() ? "" : "\n  its last words:\n    " + String.join("\n    ", lines);
        return new WorkerStartException(
                "Worker " + name + " could not be started: it " + what + lastWords + CommandText.line(command()),
                command());
    }
}
