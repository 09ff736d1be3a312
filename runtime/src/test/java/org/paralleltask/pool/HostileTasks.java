package org.paralleltask.pool;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskContext;
import org.paralleltask.fixture.TestTask;
import org.paralleltask.fixture.TestWorker;

/** A worker whose tasks harm the process in which they run, or the program that calls them. */
public final class HostileTasks extends TestWorker {
    private static final TestTask<Task, Result> TASK = TestTask.of(
                    "hostile", HostileTasks.class, Task.class, Result.class, HostileTasks::run)
            .allow(Unspeakable.class, Unwritable.class)
            .defaults(options ->
                    options.timeout(Duration.ofSeconds(40)).workers(1).jvmArgs(ShortLived.FLAGS));

    private static final List<Object> KEPT = new ArrayList<>();

    private HostileTasks() {}

    enum Deed {
        ECHO,
        PID,
        WAIT,
        CLOSE_STREAMS,
        REPLACE_STREAMS,
        CLOSE_DESCRIPTORS,
        INSTALL_UNCAUGHT_HANDLER,
        HIDE_CLASSES,
        CHANGE_LOCALE,
        CLEAR_PROPERTIES,
        CHANGE_THREAD,
        THROW_ERROR,
        THROW_UNSPEAKABLE,
        THROW_UNWRITABLE,
        POLLUTE_HEAP,
        RECURSE,
        EXHAUST_HEAP,
        EXHAUST_DESCRIPTORS,
        STOP_ITSELF
    }

    record Task(Deed deed, String text) {}

    record Result(List<String> text) {}

    /** May cross, but says nothing of itself. */
    static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("getMessage");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("toString");
        }

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("getCause");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException("getStackTrace");
        }

        @Override
        public void setStackTrace(StackTraceElement[] frames) {
            throw new IllegalStateException("setStackTrace");
        }
    }

    /** May cross, and cannot. */
    static final class Unwritable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unwritable(String message) {
            super(message);
        }

        private void writeObject(ObjectOutputStream out) {
            throw new IllegalStateException("writeObject");
        }
    }

    static ProcessPool<Task, Result> open(UnaryOperator<PoolOptions> options) {
        return TASK.open(options);
    }

    private static Result run(Task task, TaskContext context) throws Exception {
        return switch (task.deed()) {
            case POLLUTE_HEAP -> new Result(numbers());
            default -> new Result(List.of(perform(task.deed(), task.text())));
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // it is not what it says
    private static List<String> numbers() {
        return new ArrayList<>((List) List.of(1, 2, 3));
    }

    private static String perform(Deed deed, String text) throws Exception {
        String pid = TestTasks.pid();
        switch (deed) {
            case WAIT -> {
                Files.writeString(Path.of(text), pid);
                TimeUnit.DAYS.sleep(1);
            }
            case CLOSE_STREAMS -> closeStreams();
            case REPLACE_STREAMS -> replaceStreams();
            case CLOSE_DESCRIPTORS -> closeDescriptors();
            case INSTALL_UNCAUGHT_HANDLER -> installUncaughtHandler();
            case HIDE_CLASSES -> hideClasses();
            case CHANGE_LOCALE -> Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            case CLEAR_PROPERTIES -> System.setProperties(new Properties());
            case CHANGE_THREAD -> changeThread();
            case THROW_ERROR -> throw new AssertionError(text);
            case THROW_UNSPEAKABLE -> throw new Unspeakable();
            case THROW_UNWRITABLE -> throw new Unwritable(text);
            case RECURSE -> throw new IllegalStateException("not " + recurse(1));
            case EXHAUST_HEAP -> exhaustHeap();
            case EXHAUST_DESCRIPTORS -> exhaustDescriptors();
            case STOP_ITSELF -> stopItself(pid);
            case ECHO -> {
                System.out.println("says " + text);
                return text;
            }
            default -> {} // its pid
        }
        return pid;
    }

    private static void closeStreams() throws IOException {
        System.in.close();
        System.out.close();
        System.err.close();
    }

    private static void replaceStreams() {
        OutputStream hostile = new OutputStream() {
            @Override
            public void write(int b) {
                throw new IllegalStateException("no printing");
            }
        };
        System.setOut(new PrintStream(hostile, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(hostile, true, StandardCharsets.UTF_8));
        System.setIn(null);
    }

    /** The first is where the worker was told what to do. */
    private static void closeDescriptors() throws IOException {
        new FileInputStream(FileDescriptor.in).close();
        new FileOutputStream(FileDescriptor.out).close();
        new FileOutputStream(FileDescriptor.err).close();
    }

    private static void installUncaughtHandler() throws InterruptedException {
        Thread.UncaughtExceptionHandler hostile = (thread, thrown) -> {
            throw new IllegalStateException("uncaught");
        };
        Thread.setDefaultUncaughtExceptionHandler(hostile);
        Thread.currentThread().setUncaughtExceptionHandler(hostile);
        Thread thread = new Thread(() -> {
            throw new AssertionError("this thread dies");
        });
        thread.start();
        thread.join();
    }

    /** A context class loader that finds nothing. */
    private static void hideClasses() {
        Thread.currentThread().setContextClassLoader(new ClassLoader(null) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) {
                throw new IllegalStateException("no classes");
            }
        });
    }

    /** For longer than a worker takes to look at its parent. */
    private static void exhaustDescriptors() throws Exception {
        List<InputStream> opened = new ArrayList<>();
        try {
            while (true) {
                opened.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException noneLeft) {
            TimeUnit.MILLISECONDS.sleep(2500);
        } finally {
            for (InputStream one : opened) {
                one.close();
            }
        }
    }

    private static void changeThread() {
        Thread thread = Thread.currentThread();
        thread.setName("");
        thread.interrupt();
    }

    private static int recurse(int depth) {
        return depth < 0 ? depth : recurse(depth + 1) + 1;
    }

    /** By what is small and stays reachable, until nothing at all is left. */
    private static void exhaustHeap() {
        while (true) {
            try {
                KEPT.add(new byte[100]);
            } catch (OutOfMemoryError swallowed) {
                KEPT.add(swallowed);
            }
        }
    }

    private static void stopItself(String pid) throws Exception {
        new ProcessBuilder("kill", "-STOP", pid).start().waitFor();
    }
}
