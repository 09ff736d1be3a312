package org.paralleltask.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;

/** The user's class with two tasks and their hooks. */
final class Hooks {
    private static int starts;
    private static int tasks;

    private Hooks() {}

    /** What the start hook does. */
    enum AtStart {
        NOTHING,
        THROW,
        THROW_AT_FIRST,
        EXIT,
        HANG,
        LEAVE_A_MESS,
        LEAVE_A_THREAD_AND_A_SHUTDOWN_HOOK
    }

    /** What the exit hook does. */
    enum AtExit {
        RETURN_COUNT,
        RETURN_NULL,
        RETURN_MUCH,
        RETURN_ITSELF,
        THROW,
        EXIT_0,
        HALT,
        HANG
    }

    static void start(WorkerContext context) throws Exception {
        boolean isFirst = Files.notExists(log());
        mark("start", context);
        starts++;
        switch (AtStart.valueOf(System.getProperty("hook.start"))) {
            case NOTHING -> {}
            case THROW -> throw new IllegalStateException("no model");
            case THROW_AT_FIRST -> {
                if (isFirst) {
                    throw new IllegalStateException("no model yet");
                }
            }
            case EXIT -> System.exit(5);
            case HANG -> hang();
            case LEAVE_A_MESS -> {
                Thread.currentThread().setContextClassLoader(null);
                Thread.currentThread().interrupt();
            }
            case LEAVE_A_THREAD_AND_A_SHUTDOWN_HOOK -> {
                new Thread(Hooks::hang).start(); // not a daemon
                Runtime.getRuntime().addShutdownHook(new Thread(() -> markShutdown(context)));
            }
        }
    }

    private static void markShutdown(WorkerContext context) {
        try {
            mark("shutdown", context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("NullAway") // a hook may return null, and Body does not say so
    static String exit(WorkerContext context) throws Exception {
        mark("exit", context);
        return switch (AtExit.valueOf(System.getProperty("hook.exit"))) {
            case RETURN_COUNT -> Integer.toString(tasks);
            case RETURN_NULL -> null;
            case RETURN_MUCH -> Integer.toString(tasks).repeat(10 << 20);
            case RETURN_ITSELF -> context.workerName() + " " + context.pid();
            case THROW -> throw new IOException("cannot say goodbye");
            case EXIT_0 -> {
                System.exit(0);
                yield "";
            }
            case HALT -> {
                Runtime.getRuntime().halt(9);
                yield "";
            }
            case HANG -> hang();
        };
    }

    /** Waits through interrupts. */
    private static String hang() {
        while (true) {
            LockSupport.park();
            Thread.interrupted();
        }
    }

    static HookWorker.Result task(String gate, TaskContext context) throws Exception {
        mark("task", context);
        tasks++;
        while (!gate.isEmpty() && !Files.exists(Path.of(gate))) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return new HookWorker.Result(context.pid(), context.workerIndex(), context.workerName(), tasks, starts);
    }

    private static Path log() {
        return Path.of(System.getProperty("hook.log"));
    }

    private static void mark(String what, WorkerContext context) throws IOException {
        String line = what + " " + context.workerIndex() + " " + context.workerName() + " " + context.pid() + "\n";
        Files.writeString(log(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
