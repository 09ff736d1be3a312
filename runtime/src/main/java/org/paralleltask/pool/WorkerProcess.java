package org.paralleltask.pool;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerStartException;
import org.paralleltask.wire.Bootstrap;
import org.paralleltask.wire.Connection;
import org.paralleltask.wire.ConnectionListener;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.TaskDefinition;

/**
 * One worker process and the connection to it, from its launch to its end. Used by one thread, but for {@link #kill} and
 * what only reads.
 */
final class WorkerProcess implements Closeable {
    /** How long a process that was told to end, or whose line is dead, may take before it is killed. */
    private static final Duration EXIT_PATIENCE = Duration.ofSeconds(10);

    /** What is still in the pipes of a dead process has a moment to arrive. */
    private static final long LAST_WORDS_MILLIS = 200;

    /** Our own wish wins over what these would make the worker's JVM do; what matters of them is in its flags. */
    private static final List<String> VARIABLES_OF_THE_JVM =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String name;
    private final Process process;
    private final WorkerOutput out;
    private final WorkerOutput err;
    private final Connection connection;
    private final Map<TaskDefinition<?, ?>, Integer> loaded = new HashMap<>();

    private WorkerProcess(String name, Process process, WorkerOutput out, WorkerOutput err, Connection connection) {
        this.name = name;
        this.process = process;
        this.out = out;
        this.err = err;
        this.connection = connection;
    }

    /** What a worker answers to a task. */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    sealed interface Answer {
        /** The encoded value. */
        record Value(byte[] bytes) implements Answer {}

        /** The encoded exception. */
        record Thrown(byte[] bytes) implements Answer {}

        /** The task was not run: its class cannot be loaded there. */
        record Unloadable(String reason) implements Answer {}
    }

    /** The worker is gone, or does not keep to the protocol and is to be treated as gone. */
    static final class GoneException extends IOException {
        private static final long serialVersionUID = 1;

        /** Whether it may have started the task: false only if it certainly has not. */
        final boolean mayHaveStarted;

        GoneException(boolean mayHaveStarted, IOException cause) {
            super(cause);
            this.mayHaveStarted = mayHaveStarted;
        }
    }

    /**
     * Starts a worker and waits until it is ready.
     *
     * @param launched is told of the process as soon as there is one
     * @throws WorkerStartException if it cannot be started, ends at once, or does not report in time
     */
    static WorkerProcess start(String name, JavaCommand command, PoolOptions options, Consumer<Process> launched) {
        Path directory = null;
        try {
            directory = PrivateDirectory.create();
            return start(name, command, options, launched, directory);
        } catch (IOException e) {
            throw new WorkerStartException(
                    "Worker " + name + " could not be started: " + e.getMessage() + commandText(command),
                    command.expanded(),
                    e);
        } finally {
            PrivateDirectory.delete(directory);
        }
    }

    /** The directory is needed only until the worker has called: a running worker has no files. */
    private static WorkerProcess start(
            String name, JavaCommand command, PoolOptions options, Consumer<Process> launched, Path directory)
            throws IOException {
        byte[] secret = new byte[Connection.SECRET_LENGTH];
        RANDOM.nextBytes(secret);
        Path socket = directory.resolve("socket");
        Path argumentFile = directory.resolve("java.args");
        command.writeArgumentFile(argumentFile);
        try (ConnectionListener listener = ConnectionListener.open(socket, secret)) {
            Process process = launch(command.words(argumentFile), options);
            launched.accept(process);
            WorkerOutput out = WorkerOutput.start(
                    name + "-out", process.getInputStream(), line -> System.out.println("[" + name + "] " + line));
            WorkerOutput err = WorkerOutput.start(
                    name + "-err", process.getErrorStream(), line -> System.err.println("[" + name + "] " + line));
            try {
                tell(process, new Bootstrap(socket, secret, name, Nesting.depth() + 1));
                Optional<Connection> connection = listener.accept(options.startTimeout(), process.onExit());
                if (connection.isPresent()) {
                    return new WorkerProcess(name, process, out, err, connection.get());
                }
                throw startFailed(name, command, options, process, out, err);
            } catch (IOException | RuntimeException e) {
                kill(process);
                throw e;
            }
        }
    }

    private static Process launch(List<String> words, PoolOptions options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().keySet().removeAll(VARIABLES_OF_THE_JVM);
        builder.environment().putAll(options.environment());
        options.directory().ifPresent(directory -> builder.directory(directory.toFile()));
        return builder.start();
    }

    /** A process that ends before it has read what it is told is reported by its exit, which says more. */
    private static void tell(Process process, Bootstrap bootstrap) {
        try {
            bootstrap.writeTo(process.getOutputStream());
        } catch (IOException itHasEnded) {
            // see above
        }
    }

    private static WorkerStartException startFailed(
            String name,
            JavaCommand command,
            PoolOptions options,
            Process process,
            WorkerOutput out,
            WorkerOutput err) {
        String what = process.isAlive()
                ? "did not report within " + options.startTimeout().toMillis() + " ms (startTimeout) and was killed"
                : "ended at once with exit status " + process.exitValue();
        kill(process);
        return new WorkerStartException(
                "Worker " + name + " could not be started: it " + what + lastWords(out, err) + commandText(command),
                command.expanded());
    }

    private static String commandText(JavaCommand command) {
        return "\n  command: " + String.join(" ", command.expanded());
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    /** Whether its end has been noticed. False soon after a kill says nothing. */
    boolean hasExited() {
        return !process.isAlive();
    }

    /** Calls {@code action} when the process has ended, on some thread. */
    void onExit(Runnable action) {
        process.onExit().thenRun(action);
    }

    /**
     * Sends a task and waits for the answer.
     *
     * @throws GoneException if there will be none
     */
    Answer run(long task, TaskDefinition<?, ?> definition, byte[] arguments) throws GoneException {
        boolean sent = false;
        Thread.interrupted(); // a channel closes under an interrupted thread
        try {
            Integer function = loaded.get(definition);
            if (function == null) {
                function = loaded.size();
                connection.send(new Frame.Load(function, definition.worker().getName()));
                loaded.put(definition, function);
            }
            connection.send(new Frame.Run(task, function, arguments));
            sent = true; // only a whole frame can be started
            return answer(task, connection.receive());
        } catch (ClosedByInterruptException e) { // which can come after a write that was complete
            throw new GoneException(true, e);
        } catch (SocketException reset) { // the worker has died with something unread, which can only be this task
            throw new GoneException(false, reset);
        } catch (IOException e) {
            throw new GoneException(sent, e);
        }
    }

    private Answer answer(long task, Optional<Frame> frame) throws IOException {
        @Nullable Frame received = frame.orElse(null);
        if (received instanceof Frame.Value value && value.task() == task) {
            return new Answer.Value(value.value());
        } else if (received instanceof Frame.Thrown thrown && thrown.task() == task) {
            return new Answer.Thrown(thrown.exception());
        } else if (received instanceof Frame.Unloadable unloadable && unloadable.task() == task) {
            return new Answer.Unloadable(unloadable.reason());
        } else if (received == null) {
            throw new IOException("it hung up");
        }
        throw new IOException("it answered task " + task + " with "
                + received.getClass().getSimpleName() + " of another task or of a parent");
    }

    /** Kills it at once. Safe from any thread, at any time. */
    void kill() {
        kill(process);
    }

    /** By its handle: {@link Process#destroyForcibly} would close its streams, and with them its last words. */
    static void kill(Process process) {
        if (process.isAlive()) {
            List<ProcessHandle> started = descendants(process); // a dead process has none to show
            process.toHandle().destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** What can be seen of them: with no file descriptor left none, but the worker itself must die all the same. */
    private static List<ProcessHandle> descendants(Process process) {
        try {
            return process.descendants().toList();
        } catch (RuntimeException cannotLook) {
            return List.of();
        }
    }

    /** Kills a process, and returns when it is gone. */
    static void end(Process process) {
        kill(process);
        awaitExit(process, Duration.ofDays(1)); // a killed process ends, unless the kernel holds it
    }

    /** Waits until it ends by itself; false if it does not within {@code patience}. */
    boolean awaitsExit(Duration patience) {
        return awaitExit(process, patience);
    }

    /** Waits through interrupts: a supervisor obeys none, and user code that is read on its thread may raise one. */
    private static boolean awaitExit(Process process, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return process.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (InterruptedException ignored) {
                // the flag is cleared, and we wait on
            }
        }
    }

    /** Its exit status, once it has ended; kills it if it does not within {@code patience}. */
    int awaitExit(Duration patience) {
        if (!awaitsExit(patience)) {
            end(process);
        }
        return process.exitValue();
    }

    /** What it printed last, ready to be put behind a message; call it after the exit. */
    String lastWords() {
        return lastWords(out, err);
    }

    private static String lastWords(WorkerOutput out, WorkerOutput err) {
        List<String> lines = Stream.of(out, err)
                .flatMap(output -> output.lastLines(LAST_WORDS_MILLIS).stream())
                .toList();
        return lines.isEmpty() ? "" : "\n  its last words:\n    " + String.join("\n    ", lines);
    }

    /** Tells it to end, and returns when it has; kills it if it does not. Returns the exit status. */
    int exit() {
        try {
            connection.send(new Frame.Exit());
        } catch (IOException alreadyGone) {
            kill();
        }
        return awaitExit(EXIT_PATIENCE);
    }

    /** Makes sure that nothing of it is left. */
    @Override
    public void close() {
        kill();
        awaitExit(Duration.ZERO);
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
