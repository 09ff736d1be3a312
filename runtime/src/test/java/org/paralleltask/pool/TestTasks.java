package org.paralleltask.pool;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.paralleltask.TaskContext;
import org.paralleltask.host.launch.Nesting;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** The user's code in these tests: whatever a task may do to its worker. */
final class TestTasks {
    /** Says its process id; its parent ends at once. */
    private static final List<String> HIDDEN = List.of("sh", "-c", "setsid sleep 1000 & echo $!");

    private static int tasksDone;

    private TestTasks() {}

    static String perform(Task task, TaskContext context) throws Exception {
        String answer = perform(task.deed(), task.text(), context);
        tasksDone++;
        return answer;
    }

    private static String perform(Deed deed, String text, TaskContext context) throws Exception {
        return switch (deed) {
            case ECHO -> text;
            case PID -> pid();
            case COUNT -> Integer.toString(tasksDone);
            case EXIT -> {
                System.exit(Integer.parseInt(text));
                yield "";
            }
            case HALT -> halt(Integer.parseInt(text));
            case THROW_CHECKED -> throw new FileNotFoundException(text);
            case THROW_UNCHECKED -> throw new IllegalArgumentException(text, new IOException("the cause"));
            case THROW_OWN -> throw new DeedWorker.OwnException(text);
            case THROW_INTERRUPTED -> throw new InterruptedException(text);
            case PRINT -> print(text);
            case PRINT_AND_HALT -> {
                System.err.println(text);
                yield halt(7);
            }
            case PRINT_NATIVELY_AND_HALT -> {
                new ProcessBuilder("echo", text).inheritIO().start().waitFor();
                yield halt(7);
            }
            case SPIN -> spin();
            case WAIT_FOR_FILE -> waitFor(Path.of(text));
            case MARK_AND_DIE_UNTIL -> markAndDieUntil(text);
            case FILL_HEAP -> Integer.toString(new long[Integer.MAX_VALUE - 8].length);
            case ENVIRONMENT -> String.valueOf(System.getenv(text));
            case PROPERTY -> String.valueOf(System.getProperty(text));
            case PROPERTY_OF_NESTED_WORKER -> propertyOfNestedWorker(text);
            case DIRECTORY -> Path.of("").toAbsolutePath().toString();
            case IS_OPEN -> Object.class.getModule().isOpen(text, TestTasks.class.getModule()) ? "opened" : "closed";
            case LEAVE_A_MESS -> leaveAMess();
            case LEAVE_A_THREAD -> LeftBehind.leaveAThread(Path.of(text));
            case USE_THREADS_THAT_ARE_NO_LEAK -> LeftBehind.useThreads();
            case READ_STDIN -> System.in.read() + " " + new FileInputStream(FileDescriptor.in).read();
            case LET_A_CHILD_READ_STDIN -> letAChildReadStdin(Redirect.PIPE);
            case LEAVE_A_READER_OF_STDIN ->
                letAChildReadStdin(Redirect.to(Path.of(text).toFile()));
            case OPEN_POOL -> openPool(text);
            case NEST -> nest(Integer.parseInt(text));
            case CONTEXT ->
                context.workerIndex() + " " + context.workerName() + " " + context.pid() + " " + context.attempt() + " "
                        + context.isCancelled();
            case PROGRESS -> progress(text, context);
            case OBEY_CANCEL -> obeyCancel(Path.of(text), context);
            case OBEY_INTERRUPT -> obeyInterrupt(Path.of(text));
            case SLEEP_THROUGH_INTERRUPTS -> sleepThroughInterrupts(Path.of(text));
            case LEAK -> leak(Integer.parseInt(text));
            case PRINT_MUCH -> printMuch(Integer.parseInt(text));
            case EXIT_ON_A_THREAD -> exitOnAThread(Integer.parseInt(text));
            case CRASH_NATIVELY -> crashNatively();
            case FILL_DIRECT_MEMORY ->
                Integer.toString(ByteBuffer.allocateDirect(Integer.MAX_VALUE).capacity());
            case START_PROCESS -> startProcess(text, List.of("sleep", "1000"));
            case START_HIDDEN_PROCESS -> startProcess(text, HIDDEN);
            case LEAVE_HIDDEN_PROCESS -> firstLine(new ProcessBuilder(HIDDEN).start());
            case STOP_ALL_THREADS -> stopAllThreads(Path.of(text));
            case PRINT_TEXT -> printText(text);
            case PRINT_AND_END -> printAndEnd(text);
            case PAUSE -> {
                TimeUnit.MILLISECONDS.sleep(Long.parseLong(text));
                yield pid();
            }
            case OPEN_POOL_AND_WAIT -> openPoolAndWait(text);
            case PROGRESS_OF_UNKNOWN_LENGTH -> {
                context.progress(7, 0);
                yield waitFor(Path.of(text));
            }
            case PROGRESS_FOR_EVER -> progressForEver(Path.of(text), context);
            case REPEAT -> "x".repeat(Integer.parseInt(text));
            case OVERFLOW_STACK -> Integer.toString(recurse(0));
            case OVERFLOW_STACK_AND_WRAP -> overflowAndWrap();
            case MISS_A_CLASS -> throw new NoClassDefFoundError(text);
            case THROW_CANCELLATION -> throw new CancellationException(text);
            case THROW_REJECTION -> throw new RejectedExecutionException(text);
            case INITIALIZE_A_POOL -> PoolInInitializer.POOL.call(DeedWorker.task(Deed.PID));
        };
    }

    @SuppressWarnings("InfiniteRecursion") // on purpose
    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }

    private static String overflowAndWrap() {
        try {
            return Integer.toString(recurse(0));
        } catch (StackOverflowError e) {
            throw new IllegalStateException("the script failed", e);
        }
    }

    private static String propertyOfNestedWorker(String name) {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            return pool.call(DeedWorker.task(Deed.PROPERTY, name));
        }
    }

    static String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static String halt(int status) {
        Runtime.getRuntime().halt(status);
        return "";
    }

    private static String print(String text) {
        System.out.println("out " + text);
        System.err.println("err " + text);
        return text;
    }

    /** A counted loop that no interrupt ends. */
    private static String spin() {
        long sum = 0;
        while (true) {
            for (int i = 0; i < Integer.MAX_VALUE; i++) {
                sum += i ^ (sum >> 3);
            }
            if (sum == 42) {
                return "42";
            }
        }
    }

    /** Once the file exists, all of the text is in it. */
    private static void leave(Path file, String text) throws IOException {
        Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "leave", "");
        Files.writeString(temporary, text);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Leaves a sign that it has begun, beside the file. */
    private static String waitFor(Path file) throws IOException, InterruptedException {
        leave(Path.of(file + ".waiting"), pid());
        while (!Files.exists(file)) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return pid();
    }

    /** "FILE N": adds a line to the file; dies while it has fewer than N. */
    private static String markAndDieUntil(String text) throws IOException {
        int space = text.lastIndexOf(' ');
        Path file = Path.of(text.substring(0, space));
        Files.writeString(file, pid() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        int lines = Files.readAllLines(file).size();
        return lines < Integer.parseInt(text.substring(space + 1)) ? halt(9) : Integer.toString(lines);
    }

    private static String leaveAMess() {
        Thread.currentThread().interrupt();
        Thread.currentThread().setContextClassLoader(null);
        System.setOut(System.err);
        Thread thread = new Thread(() -> {
            while (true) {
                try {
                    TimeUnit.DAYS.sleep(1);
                } catch (InterruptedException e) {
                    throw new CancellationException();
                }
            }
        });
        thread.start(); // not a daemon
        return pid();
    }

    private static String openPool(String text) {
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).timeout(Duration.ofSeconds(30)))) {
            return pool.call(DeedWorker.task(Deed.PID)) + " " + Nesting.depth() + " " + text;
        }
    }

    /** A pool within a pool, so many deep; the answer is how deep the last was. */
    private static String nest(int levels) {
        if (levels == 0) {
            return Integer.toString(Nesting.depth());
        }
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).timeout(Duration.ofSeconds(50)))) {
            return pool.call(DeedWorker.task(Deed.NEST, levels - 1));
        }
    }

    private static String progress(String file, TaskContext context) throws Exception {
        context.progress(1, 3);
        waitFor(Path.of(file));
        for (int i = 0; i < 100_000; i++) {
            context.progress(2, 3);
        }
        context.progress(3, 3);
        return "done";
    }

    private static String obeyCancel(Path sign, TaskContext context) throws IOException {
        leave(sign, pid());
        while (!context.isCancelled()) {
            Thread.onSpinWait();
        }
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Thread.currentThread().isInterrupted() && System.nanoTime() < patience) {
            Thread.onSpinWait(); // the interrupt follows
        }
        leave(
                Path.of(sign + ".cancelled"),
                "interrupted: " + Thread.currentThread().isInterrupted());
        return "cancelled";
    }

    private static String obeyInterrupt(Path sign) throws IOException {
        leave(sign, pid());
        try {
            TimeUnit.DAYS.sleep(1);
        } catch (InterruptedException e) {
            leave(Path.of(sign + ".interrupted"), pid());
            throw new IllegalStateException("interrupted", e);
        }
        return "";
    }

    private static String sleepThroughInterrupts(Path sign) throws IOException {
        leave(sign, pid());
        while (true) {
            try {
                TimeUnit.DAYS.sleep(1);
            } catch (InterruptedException swallowed) {
                leave(Path.of(sign + ".interrupted"), pid());
            }
        }
    }

    private static String exitOnAThread(int status) throws InterruptedException {
        Thread thread = new Thread(() -> System.exit(status), "a thread of the task");
        thread.start();
        thread.join();
        return "";
    }

    /** What native code does that writes where it must not. */
    static String crashNatively() throws ReflectiveOperationException {
        Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Object unsafe = field.get(null);
        unsafe.getClass().getMethod("putAddress", long.class, long.class).invoke(unsafe, 1L, 1L);
        return "";
    }

    /** Writes the new process's id to the file, then waits for the end. */
    private static String startProcess(String file, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String pid = command.get(0).equals("sh") ? firstLine(process) : Long.toString(process.pid());
        leave(Path.of(file), pid);
        TimeUnit.DAYS.sleep(1);
        return "";
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    /** What it read, if it says so here: then it is waited for. */
    private static String letAChildReadStdin(Redirect output) throws IOException {
        Process reader = new ProcessBuilder("/bin/cat")
                .redirectInput(Redirect.INHERIT)
                .redirectOutput(output)
                .start();
        return output.equals(Redirect.PIPE)
                ? "read: " + new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                : "";
    }

    /** But this one; before Java 20 that ends each. */
    @SuppressWarnings("ReferenceEquality") // this very thread
    private static String stopAllThreads(Path gate) throws Exception {
        // Loads what the sign takes: a thread that is stopped as it initializes a class spoils that class for all
        // others.
        Files.delete(Files.createTempFile("sign", null));
        Method stop = Thread.class.getMethod("stop");
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread != Thread.currentThread()) {
                stop.invoke(thread);
            }
        }
        return waitFor(gate);
    }

    private static final List<byte[]> LEAKED = new ArrayList<>();

    private static String leak(int megabytes) {
        for (int i = 0; i < megabytes; i++) {
            byte[] megabyte = new byte[1 << 20];
            Arrays.fill(megabyte, (byte) 1);
            LEAKED.add(megabyte);
        }
        return pid();
    }

    private static String printMuch(int megabytes) {
        String line = "x".repeat(1023);
        for (int i = 0; i < megabytes * 1024; i++) {
            System.out.println(line);
        }
        return pid();
    }

    /** "COUNT UNIT": so many of these, and nothing behind them. */
    private static String printText(String text) {
        int space = text.indexOf(' ');
        System.out.print(text.substring(space + 1).repeat(Integer.parseInt(text.substring(0, space))));
        System.out.flush();
        return "";
    }

    private static String printAndEnd(String how) throws IOException, InterruptedException {
        System.out.println("the last line");
        System.err.print("the last words");
        System.err.flush();
        switch (how) {
            case "exit" -> System.exit(1);
            case "halt" -> halt(1);
            default -> {
                new ProcessBuilder("kill", "-9", pid()).start().waitFor();
                TimeUnit.DAYS.sleep(1);
            }
        }
        return "";
    }

    private static String openPoolAndWait(String file) {
        try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
            return pool.call(DeedWorker.task(Deed.WAIT_FOR_FILE, file));
        }
    }

    /** Whatever interrupts it, until the file exists. */
    private static String progressForEver(Path file, TaskContext context) {
        for (long i = 1; !Files.exists(file); i++) {
            context.progress(i, 0);
        }
        return "";
    }

    /** Code that must not be written. */
    private static final class PoolInInitializer {
        static final ProcessPool<Task, String> POOL = DeedWorker.open(1);
    }
}
