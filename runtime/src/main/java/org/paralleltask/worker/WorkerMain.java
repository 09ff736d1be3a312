package org.paralleltask.worker;

import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.paralleltask.WorkerContext;
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.codec.bytes.BrokenOffException;
import org.paralleltask.exec.HostedTasks;
import org.paralleltask.logs.JulForwarding;
import org.paralleltask.logs.LogForwarder;
import org.paralleltask.logs.RecordFormat;
import org.paralleltask.logs.Replays;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.CallFrame;
import org.paralleltask.wire.ExactProperties;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.WorkerLedger;
import org.paralleltask.wire.line.Bootstrap;
import org.paralleltask.wire.line.CallEndpoint;
import org.paralleltask.wire.line.Connection;
import org.paralleltask.wire.line.LogRing;
import org.paralleltask.wire.line.SpinWait;
import org.paralleltask.worker.end.ExitReport;
import org.paralleltask.worker.end.OrphanEnd;
import org.paralleltask.worker.end.ParentWatch;
import org.paralleltask.worker.task.CurrentTask;
import org.paralleltask.worker.task.LedgerFuture;
import org.paralleltask.worker.task.TaskCalls;
import org.paralleltask.worker.task.TaskThread;
import org.paralleltask.worker.task.ThreadStarts;

/**
 * The life of a worker process: it connects to its parent, runs the tasks that the parent sends, one at a time, and
 * ends when the parent tells it to or is gone.
 */
public final class WorkerMain {
    /** The exit status of a process that was not started by a pool. */
    private static final int NOT_A_WORKER = 64;

    /** A number that no dispatch has. */
    private static final int NONE = -1;

    private final Connection connection;
    private final LedgerFuture ledger;
    private final boolean reportsMemory;
    private final TaskCalls calls;
    private final HostedTasks tasks;
    private final CurrentTask current;
    private final ExitReport exitReport;
    private final Doorbell bell;
    private final TaskHost host;
    private final SpinWait afterOne = SpinWait.forOne();
    private final SpinWait afterMany = SpinWait.forMany();

    /**
     * The number of the last dispatch, or {@link #NONE} if another frame has come since. Used by the tasks' thread
     * only.
     */
    private int last = NONE;

    /** Whether the last dispatch had one task only. */
    private boolean wasOne;

    private WorkerMain(Connection connection, LedgerFuture ledger, Bootstrap bootstrap) {
        TaskThread thread = TaskThread.current();
        WorkerContext place = new Place(bootstrap.index(), bootstrap.name());
        this.connection = connection;
        this.ledger = ledger;
        this.reportsMemory = bootstrap.reportsMemory();
        this.calls = new TaskCalls(connection, thread);
        this.tasks = new HostedTasks(place, thread, true, Optional.of(calls));
        this.current = new CurrentTask(connection, thread, calls);
        @SuppressWarnings("ThreadLocalUsage") // a process has one worker
        ThreadStarts starts = new ThreadStarts(current);
        this.exitReport = ExitReport.install(connection, starts);
        this.bell = new Doorbell(new Line(connection));
        this.host = new TaskHost(connection, ledger, thread, place, current, starts, bell);
    }

    /** Sends what the bell has to say. Not a lambda: see {@link Start}. */
    private record Line(Connection connection) implements HostedTasks.Answers {
        @Override
        public void send(Frame frame) throws IOException {
            connection.send(frame);
        }
    }

    /** This process, as tasks and hooks see it. */
    private record Place(int workerIndex, String workerName) implements WorkerContext {
        @Override
        public long pid() {
            return ProcessHandle.current().pid(); // not before a task asks: to load ProcessHandle takes time
        }
    }

    /** The main class of workers that several pools share. */
    public static void main(String[] args) throws Throwable {
        run(args);
    }

    /**
     * Makes this process a worker, or runs a captured task again. The {@code main} of each generated worker class calls
     * this.
     *
     * @param args empty for a worker, or {@code replay} and the file of a captured task
     * @throws Throwable what the task throws that is run again
     */
    public static void run(String[] args) throws Throwable {
        if (System.getProperty(ExactProperties.PROPERTY) != null) {
            ExactProperties.set();
        }
        int last = args.length - 1; // counted from the end: a launcher may put words of its own before
        if (last >= 1 && args[last - 1].equals("replay")) {
            Replay.run(Path.of(args[last]));
        } else {
            work();
        }
    }

    private static void work() {
        // Nothing follows the bootstrap on standard input. A task that reads System.in finds its end at once.
        Bootstrap bootstrap = readBootstrap(new FileInputStream(FileDescriptor.in));
        System.setIn(InputStream.nullInputStream());
        System.setProperty(Bootstrap.DEPTH_PROPERTY, Integer.toString(bootstrap.depth()));
        OrphanEnd end =
                new OrphanEnd(bootstrap.line().directory(), bootstrap.ledger().getParent());
        try {
            LedgerFuture ledger = LedgerFuture.open(bootstrap.ledger());
            new TaskThread(new Start(bootstrap, ledger, end)).start();
            ledger.map(); // this and what follows is done while the other thread connects to the parent
        } catch (IOException e) {
            sayWhy(e);
            end.now(InputStream.nullInputStream());
        }
        end.prepare();
        TaskMarshaller.load();
        outliveSignals();
    }

    private static void outliveSignals() {
        try {
            Class.forName("org.paralleltask.worker.Signals");
        } catch (ClassNotFoundException | LinkageError noSuchModule) {
            // a runtime image without the module jdk.unsupported: there Ctrl-C ends the workers at once
        }
    }

    /**
     * What the tasks' thread does. There are no lambdas here, nor in anything else that runs before the first task: on
     * Java 17 the first lambda that a process links takes 10 ms.
     */
    private record Start(Bootstrap bootstrap, LedgerFuture ledger, OrphanEnd end) implements Runnable {
        @Override
        public void run() {
            try (Connection connection = Connection.open(bootstrap.line(), bootstrap.secret())) {
                WorkerMain worker = new WorkerMain(connection, ledger, bootstrap);
                connection.useRing(ledger.get().ringMemory(), false);
                worker.forwardLogs(bootstrap.logged());
                ParentWatch.start(connection, worker.current, end);
                worker.serve();
            } catch (IOException e) {
                sayWhy(e);
            }
            // The line has ended, so the parent is gone.
            end.now(InputStream.nullInputStream());
        }
    }

    /** @param logged what is forwarded; empty for nothing */
    private void forwardLogs(String logged) throws IOException {
        if (!logged.isEmpty()) {
            LogRing ring = new LogRing(ledger.get().logMemory(), RecordFormat.MOST_BYTES);
            LogForwarder.begin(logged, ring::write, current::number);
            if (Replays.hasJul()) {
                JulForwarding.install();
            }
        }
    }

    private static void sayWhy(IOException why) {
        try {
            System.err.println("This worker cannot talk to its parent: " + why);
        } catch (RuntimeException aStreamOfTheUsers) {
            // a stream that the user's code has set throws: then the reason is not printed
        }
    }

    private static Bootstrap readBootstrap(InputStream stdin) {
        try {
            return Bootstrap.readFrom(stdin);
        } catch (IOException e) {
            System.err.println(
                    "This is the main class of a worker process. A pool starts it, and tells it on its standard"
                            + " input what to do. By itself it can run a captured task again: \"replay FILE\"."
                            + (e instanceof EOFException ? "" : " (" + e.getMessage() + ")"));
            OrphanEnd.sweepAfterSilentParent();
            System.exit(NOT_A_WORKER);
            throw new AssertionError(e);
        }
    }

    /** Does what the parent asks for, and returns at the end of the line. */
    private void serve() throws IOException {
        while (true) {
            Optional<Frame> frame = receive();
            if (frame.isEmpty()) {
                return;
            }
            Frame received = frame.orElseThrow();
            if (received instanceof Frame.Load load) {
                connection.send(load(load));
            } else if (received instanceof CallFrame.CallLine line) {
                calls.open(CallEndpoint.of(line.endpoint()));
            } else if (received instanceof Frame.Context context) {
                tasks.carry(new CarriedContext(context.carried()));
            } else if (received instanceof Frame.Run run) {
                run(run);
                if (reportsMemory) {
                    connection.send(new Frame.Memory(CommittedMemory.bytes()));
                }
                connection.send(new Frame.Bell(run.dispatch(), true));
                ledger.get().hintOver();
                last = run.dispatch();
                wasOne = run.tasks().size() == 1;
            } else if (received instanceof Frame.Exit) {
                tasks.exit(connection::send);
                exitReport.expect();
                System.exit(0); // explicit, because threads that user code left running would keep the JVM alive
            } else {
                throw new IOException(
                        "A parent does not send " + received.getClass().getSimpleName());
            }
        }
    }

    /**
     * The next frame. After a dispatch the parent may soon send another, so this thread spins for a moment before it
     * sleeps.
     */
    private Optional<Frame> receive() throws IOException {
        int done = last;
        if (done == NONE) {
            return connection.receive(Frame.MAX_PAYLOAD);
        }
        last = NONE;
        WorkerLedger looked = ledger.get();
        SpinWait spin = wasOne ? afterOne : afterMany;
        spin.until(() -> looked.isOtherSent(done));
        Optional<Frame> frame = connection.receive(Frame.MAX_PAYLOAD);
        spin.ended();
        return frame;
    }

    private Frame load(Frame.Load load) {
        TaskDefinition<?, ?> definition;
        try {
            definition = TaskRegistry.load(load.workerClass()).allowing(load.allow());
        } catch (ClassNotFoundException | LinkageError e) {
            return new Frame.Unloadable(load.function(), e.toString());
        }
        if (definition.codec().fingerprint() != load.fingerprint()) {
            return new Frame.Unloadable(
                    load.function(),
                    "its arguments and value travel in another form there than here: the classes on the worker's class"
                            + " path are of another build than the program's. Compile both from the same sources, and"
                            + " look at the option classPath");
        }
        return tasks.load(load.function(), definition, load.maxPayload(), load.shared());
    }

    private void run(Frame.Run run) throws IOException {
        if (!tasks.hosts(run.function())) {
            throw new IOException(
                    "A parent does not send a task of function " + run.function() + " without loading it");
        }
        bell.begin(run.dispatch(), run.tasks().size());
        host.serves(tasks.workerClass(run.function()), tasks.method(run.function()));
        try {
            tasks.run(run, ledger.get(), host);
        } catch (BrokenOffException parentIsGone) {
            throw parentIsGone.why();
        }
        bell.end();
    }
}
