package org.paralleltask.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.paralleltask.codec.bytes.BrokenOffException;
import org.paralleltask.host.archive.ClassArchive;
import org.paralleltask.host.os.OomKills;
import org.paralleltask.host.os.PrivateDirectory;
import org.paralleltask.host.os.ProcFiles;
import org.paralleltask.host.os.ProcessTree;
import org.paralleltask.host.os.WorkerOutput;
import org.paralleltask.memory.SharedMemory;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.payload.ThreadDump;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.Packer;
import org.paralleltask.wire.line.Connection;
import org.paralleltask.wire.line.Control;
import org.paralleltask.wire.line.SpinWait;

/** One worker process and the connection to it. */
public final class WorkerProcess implements Worker {
    private static final int MAX_CRASH_LOG = 1 << 16;

    private final String name;
    private final int index;
    private final Process process;
    private final ProcessTree tree;
    private final WorkerOutput out;
    private final WorkerOutput err;
    private final Connection connection;
    private final Ledger ledger;
    private final SpinWait forOne = SpinWait.forOne();
    private final SpinWait forMany = SpinWait.forMany();
    private final Packer packer = new Packer(); // of whoever uses it

    /** How many words of progress, and of threads, have arrived; of whoever waits for a batch. */
    private int heard;

    private final int maxPayload;

    /** What the directory of its shared buffers is known by. */
    private final String shared;

    private final PrivateDirectory.Start files;

    /** The methods it is ready for; the place in the list is the function's number. */
    private final List<TaskDefinition<?, ?>> loaded = new ArrayList<>();

    private final Map<Object, Integer> functions = new HashMap<>();

    private final long startNanos = System.nanoTime();
    private final OptionalLong oomKillsBefore;

    /** Who has called System.exit, as it said. */
    private volatile String exitStack = "";

    /** What it has last said itself of its memory; -1 if nothing. */
    private volatile long committed = -1;

    /** The batch under way; negative if there is none. Only who uses it. */
    private int batch = -1;

    public WorkerProcess(
            String name,
            int index,
            Process process,
            ProcessTree tree,
            WorkerOutput out,
            WorkerOutput err,
            Connection connection,
            Ledger ledger,
            int maxPayload,
            String shared,
            PrivateDirectory.Start files,
            OptionalLong oomKillsBefore) {
        this.name = name;
        this.index = index;
        this.process = process;
        this.tree = tree;
        this.out = out;
        this.err = err;
        this.connection = connection;
        this.ledger = ledger;
        this.maxPayload = maxPayload;
        this.shared = shared;
        this.files = files;
        this.oomKillsBefore = oomKillsBefore;
    }

    @Override
    public void hangUp() {
        try {
            connection.close();
        } catch (IOException alreadyBroken) {
            // then nobody waits for it
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean hasExited() {
        return tree.hasExited();
    }

    @Override
    public void onExit(Runnable action) {
        process.onExit().thenRun(action);
    }

    @Override
    public void load(TaskDefinition<?, ?> definition, WorkerRequest exchange) throws LoadException, GoneException {
        int function = loaded.size();
        Frame answer;
        try {
            connection.send(new Frame.Load(
                    function,
                    definition.codec().fingerprint(),
                    maxPayload,
                    definition.worker().getName(),
                    definition.furtherAllowed(),
                    definition.shared()));
            answer = receive(exchange);
        } catch (IOException | InternalError e) {
            throw GoneException.of(e);
        }
        if (answer instanceof Frame.Loaded ready && ready.function() == function) {
            loaded.add(definition);
            functions.put(definition.key(), function);
        } else if (answer instanceof Frame.Unloadable unloadable) {
            throw new LoadException(
                    who() + " cannot load " + definition.worker().getName() + ": " + unloadable.reason(), null);
        } else if (answer instanceof Frame.StartHookThrown thrown) {
            Throwable cause = thrownBy(definition, thrown.exception());
            throw new LoadException(
                    "The @OnWorkerStart method of " + definition.name() + " failed in worker " + name + ": " + cause,
                    cause);
        } else {
            throw new GoneException(unexpected(answer));
        }
    }

    private static Throwable thrownBy(TaskDefinition<?, ?> definition, byte[] bytes) {
        try {
            return TaskMarshaller.of(definition).decodeThrown(bytes);
        } catch (RuntimeException unreadable) {
            return unreadable;
        }
    }

    @Override
    public void run(WorkerTasks jobs) throws GoneException {
        batch = jobs.number();
        SpinWait spin = jobs.isOne() ? forOne : forMany;
        try {
            connection.send(jobs.frame(functions.getOrDefault(jobs.definition().key(), -1), packer));
            ledger.hintSent(batch);
            spin.until(() -> ledger.isOver(batch));
            boolean isOver = false;
            while (!isOver) {
                Frame frame = receive(jobs);
                if (frame instanceof Frame.Bell bell) {
                    isOver = bell.isOver();
                    if (isOver) {
                        spin.ended();
                    }
                    jobs.look(isOver);
                } else if (frame instanceof Frame.Value value) {
                    jobs.answered(value.task(), new Answer.Value(value.value()));
                } else if (frame instanceof Frame.Thrown thrown) {
                    jobs.answered(thrown.task(), new Answer.Thrown(thrown.exception()));
                } else {
                    throw unexpected(frame);
                }
            }
        } catch (IOException e) {
            throw new GoneException(e);
        } catch (BrokenOffException e) {
            throw new GoneException(e.why());
        } finally {
            batch = -1;
            spin.ended();
        }
    }

    @Override
    public int maxBatch() {
        return Ledger.MAX_TASKS;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public boolean hasHeardAll() {
        return ledger.progressCount() == heard;
    }

    private Frame receive(Worker.MessageHandler hearer) throws IOException {
        return receiveUntilEnd(hearer).orElseThrow(() -> new IOException("it hung up"));
    }

    /** The next answer; empty at the end of the line. What may come before any is dealt with. */
    private Optional<Frame> receiveUntilEnd(Worker.MessageHandler hearer) throws IOException {
        while (true) {
            Optional<Frame> received = connection.receive(Math.max(maxPayload, Frame.MAX_OTHER));
            Frame frame = received.orElse(null);
            if (frame instanceof Frame.Progress progress) {
                heard++;
                hearer.progressed(progress.task(), progress.done(), progress.total());
            } else if (frame instanceof Frame.Stack stack) {
                hearer.dumped(stack.task(), ThreadDump.decode(stack.dump()));
            } else if (frame instanceof Frame.Exiting exiting) {
                exitStack = exiting.stack();
            } else if (frame instanceof Frame.ThreadsLeft left) {
                heard++;
                hearer.threadsLeft(left);
            } else if (frame instanceof Frame.Memory memory) {
                committed = memory.bytes();
            } else if (!(frame instanceof Frame.Bell bell) || bell.batch() == batch) { // else it is late
                return received;
            }
        }
    }

    private static IOException unexpected(Frame frame) {
        return new IOException(
                "it answered with a " + frame.getClass().getSimpleName() + " that nobody had asked it for");
    }

    @Override
    public void exit(ExitAnswers answers, WorkerRequest exchange) throws GoneException {
        try {
            connection.send(new Frame.Exit());
            for (Optional<Frame> frame = receiveUntilEnd(exchange);
                    frame.isPresent();
                    frame = receiveUntilEnd(exchange)) {
                if (frame.get() instanceof Frame.ExitValue value) {
                    answers.returned(function(value.function()), value.value());
                } else if (frame.get() instanceof Frame.ExitThrown thrown) {
                    answers.threw(function(thrown.function()), thrown.exception());
                } else {
                    throw unexpected(frame.get());
                }
            }
        } catch (IOException | InternalError e) {
            throw GoneException.of(e);
        }
    }

    private TaskDefinition<?, ?> function(int number) throws IOException {
        if (number < 0 || number >= loaded.size()) {
            throw new IOException("it spoke of a function " + number + " that it does not have");
        }
        return loaded.get(number);
    }

    @Override
    public boolean isReadyFor(TaskDefinition<?, ?> definition) {
        return functions.containsKey(definition.key());
    }

    @Override
    public List<TaskDefinition<?, ?>> loaded() {
        return List.copyOf(loaded);
    }

    @Override
    public void cancel(long task) {
        tell(new Control(Control.Kind.CANCEL, task));
    }

    @Override
    public void dump(long task, WorkerRequest exchange) {
        tell(new Control(Control.Kind.DUMP, task));
    }

    private void tell(Control control) {
        try {
            connection.tell(control);
        } catch (IOException itHasEnded) {
            // which the exchange will notice
        }
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
    public ExitEvidence traces(WorkerOutput.Words words) {
        OptionalLong now = OomKills.count();
        return new ExitEvidence(
                tree.exitStatus(),
                exitStack,
                out.lastLines(words),
                err.lastLines(words),
                crashLog(),
                oomKillsBefore.isPresent() && now.isPresent()
                        ? OptionalLong.of(now.getAsLong() - oomKillsBefore.getAsLong())
                        : OptionalLong.empty(),
                Duration.ofNanos(System.nanoTime() - startNanos));
    }

    private String crashLog() {
        Path file = PrivateDirectory.crashLog(process.pid());
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
    public boolean isStopped() {
        return ProcFiles.isStopped(process.pid());
    }

    @Override
    public OptionalLong memory() {
        OptionalLong resident = ProcFiles.residentBytes(process.pid());
        return resident.isPresent() || committed < 0 ? resident : OptionalLong.of(committed);
    }

    @Override
    public Optional<ClassLoads> classLoads() {
        return ClassLoads.of(process.pid());
    }

    @Override
    public OptionalLong ownMemory() {
        return ProcFiles.anonymousBytes(process.pid());
    }

    @Override
    public void close() {
        tree.end();
        out.drain();
        err.drain();
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ledger.release();
            PrivateDirectory.deleteCrashLog(process.pid());
            files.release();
            SharedMemory.sweep(shared);
        }
    }
}
