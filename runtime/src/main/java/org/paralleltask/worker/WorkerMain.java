package org.paralleltask.worker;

import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.paralleltask.wire.Bootstrap;
import org.paralleltask.wire.Connection;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Payload;
import org.paralleltask.wire.TaskDefinition;

/**
 * The life of a worker process: it calls its parent, runs the tasks that it is sent, one at a time, and ends when it is told to or when its parent is gone.
 */
public final class WorkerMain {
    /** The exit status of a process that was not started by a pool. */
    private static final int NOT_A_WORKER = 64;

    /** The exit status of a worker that cannot talk to its parent. */
    private static final int NO_PARENT = 65;

    private final Connection connection;
    private final Map<Integer, Function> functions = new HashMap<>();

    private WorkerMain(Connection connection) {
        this.connection = connection;
    }

    /** A task function that this process has been asked to host, or why it could not be loaded. */
    private sealed interface Function {
        record Loaded<T, R>(TaskDefinition<T, R> definition, Payload payload) implements Function {}

        record Missing(String reason) implements Function {}
    }

    /** The main class of workers that several pools share. */
    public static void main(String[] args) {
        run();
    }

    /** Makes this process a worker: what the {@code main} of each generated worker class calls. */
    public static void run() {
        // The very first use of standard input, and unbuffered: after the bootstrap only its end is read.
        InputStream stdin = new FileInputStream(FileDescriptor.in);
        Bootstrap bootstrap = readBootstrap(stdin);
        System.setIn(InputStream.nullInputStream());
        System.setProperty(Bootstrap.DEPTH_PROPERTY, Integer.toString(bootstrap.depth()));
        ParentWatch.start(stdin);
        new TaskThread(() -> serve(bootstrap)).start();
    }

    private static void serve(Bootstrap bootstrap) {
        try (Connection connection = Connection.open(bootstrap.socket(), bootstrap.secret())) {
            new WorkerMain(connection).serve();
        } catch (IOException e) {
            // The parent hung up in the midst of something, or died: then the watch is about to end this process too.
            System.err.println("This worker cannot talk to its parent: " + e);
            Runtime.getRuntime().halt(NO_PARENT);
        }
    }

    private static Bootstrap readBootstrap(InputStream stdin) {
        try {
            return Bootstrap.readFrom(stdin);
        } catch (IOException e) {
            System.err.println(
                    "This is the main class of a worker process. A pool starts it, and tells it on its standard"
                            + " input what to do; it is of no use by itself."
                            + (e instanceof EOFException ? "" : " (" + e.getMessage() + ")"));
            System.exit(NOT_A_WORKER);
            throw new AssertionError(e);
        }
    }

    private void serve() throws IOException {
        while (true) {
            Optional<Frame> frame = connection.receive();
            if (frame.isEmpty()) { // the parent has hung up without a word: it is gone
                Runtime.getRuntime().halt(NO_PARENT);
            }
            Frame received = frame.orElseThrow();
            if (received instanceof Frame.Load load) {
                functions.put(load.function(), load(load.workerClass()));
            } else if (received instanceof Frame.Run run) {
                connection.send(answer(run));
            } else if (received instanceof Frame.Exit) {
                System.exit(0); // whatever threads user code has left running
            } else {
                throw new IOException(
                        "A parent does not send " + received.getClass().getSimpleName());
            }
        }
    }

    private static Function load(String workerClass) {
        try {
            TaskDefinition<?, ?> definition = TaskTable.load(workerClass);
            return new Function.Loaded<>(definition, Payload.of(definition));
        } catch (ClassNotFoundException | LinkageError e) {
            return new Function.Missing(e.toString());
        }
    }

    private Frame answer(Frame.Run run) {
        Function function = functions.get(run.function());
        if (function instanceof Function.Loaded<?, ?> loaded) {
            return run(run, loaded);
        } else if (function instanceof Function.Missing missing) {
            return new Frame.Unloadable(run.task(), missing.reason());
        }
        return new Frame.Unloadable(run.task(), "no function " + run.function() + " was loaded");
    }

    /** Runs a task. Whatever user code throws is an answer, not a failure of this process. */
    private static <T, R> Frame run(Frame.Run run, Function.Loaded<T, R> loaded) {
        TaskDefinition<T, R> definition = loaded.definition();
        Payload payload = loaded.payload();
        try {
            T task = payload.decode(run.arguments(), definition.task());
            R result = TaskThread.current().run(() -> definition.function().run(task));
            return new Frame.Value(run.task(), payload.encode(result));
        } catch (Throwable thrown) {
            return new Frame.Thrown(run.task(), payload.encodeThrown(thrown, definition.worker()));
        }
    }
}
