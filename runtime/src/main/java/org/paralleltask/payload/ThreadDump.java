package org.paralleltask.payload;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The stacks of a process's threads.
 *
 * @param task the frames of the thread that runs the task, down to the generated worker class
 * @param text the stacks of all threads that may run user code, as text for people
 */
public record ThreadDump(List<StackTraceElement> task, String text) {
    private static final int MAX_THREADS = 100;
    private static final int MAX_TEXT = 1 << 16;

    /**
     * Takes a dump of this process.
     *
     * @param worker the class at which the user's frames end on the task's thread
     */
    public static ThreadDump take(Thread taskThread, Class<?> worker) {
        return take(taskThread, worker, "");
    }

    /**
     * Looks at this process.
     *
     * @param worker where the user's frames end on the task's thread
     * @param caller the class behind which they begin, if the thread is in that
     */
    public static ThreadDump take(Thread taskThread, Class<?> worker, String caller) {
        StackTraceElement[] frames = taskThread.getStackTrace();
        StringBuilder text = new StringBuilder();
        append(text, taskThread, frames);
        Map<Thread, StackTraceElement[]> others = Thread.getAllStackTraces();
        others.remove(taskThread);
        others.entrySet().stream()
                .filter(entry -> isUsers(entry.getKey()))
                .limit(MAX_THREADS)
                .takeWhile(entry -> text.length() < MAX_TEXT)
                .forEach(entry -> append(text, entry.getKey(), entry.getValue()));
        List<StackTraceElement> upToWorker = Arrays.stream(frames)
                .takeWhile(frame -> !frame.getClassName().equals(worker.getName()))
                .toList();
        List<String> classes =
                upToWorker.stream().map(StackTraceElement::getClassName).toList();
        List<StackTraceElement> users = upToWorker.stream()
                .skip(classes.lastIndexOf(caller) + 1L)
                .limit(EncodedThrowable.MAX_FRAMES)
                .map(ThreadDump::plain)
                .toList();
        return new ThreadDump(users, text.substring(0, Math.min(text.length(), MAX_TEXT)));
    }

    /** A frame as exceptions print it. Frames of threads also show class loaders' names and modules' versions. */
    public static StackTraceElement plain(StackTraceElement frame) {
        return new StackTraceElement(
                null,
                frame.getModuleName(),
                null,
                frame.getClassName(),
                frame.getMethodName(),
                frame.getFileName(),
                frame.getLineNumber());
    }

    /** Whether this is neither a thread of the JVM nor one of this library. */
    private static boolean isUsers(Thread thread) {
        ThreadGroup group = thread.getThreadGroup(); // null once it has ended
        return group != null
                && !group.getName().equals("system")
                && !thread.getName().startsWith("paralleltask-");
    }

    private static void append(StringBuilder text, Thread thread, StackTraceElement[] frames) {
        text.append('"').append(thread.getName()).append("\" ").append(thread.getState());
        for (StackTraceElement frame : frames) {
            text.append("\n    at ").append(plain(frame));
        }
        text.append("\n");
    }

    /** The dump as bytes, for a {@code Frame.Stack}. */
    public byte[] encode() {
        StackTraceElement[] frames = task.toArray(StackTraceElement[]::new);
        return ThrownFormat.toBytes(new EncodedThrowable("", text, frames, null, null, null, List.of(), List.of()));
    }

    /**
     * Reads what {@link #encode} has made.
     *
     * @throws IOException if the bytes hold no dump
     */
    public static ThreadDump decode(byte[] bytes) throws IOException {
        EncodedThrowable dump = ThrownFormat.fromBytes(bytes);
        return new ThreadDump(List.of(dump.frames()), dump.text());
    }
}
