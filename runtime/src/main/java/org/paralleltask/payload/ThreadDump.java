package org.paralleltask.payload;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Where the threads of a process are.
 *
 * @param task the frames of the thread that runs the task, down to the generated worker class
 * @param text all threads that user code may have to do with, as a person reads them
 */
public record ThreadDump(List<StackTraceElement> task, String text) {
    private static final int MAX_THREADS = 100;
    private static final int MAX_TEXT = 1 << 16;

    /**
     * Looks at this process.
     *
     * @param worker where the user's frames end on the task's thread
     */
    public static ThreadDump take(Thread taskThread, Class<?> worker) {
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
        List<StackTraceElement> users = Arrays.stream(frames)
                .takeWhile(frame -> !frame.getClassName().equals(worker.getName()))
                .limit(EncodedThrowable.MAX_FRAMES)
                .map(ThreadDump::plain)
                .toList();
        return new ThreadDump(users, text.substring(0, Math.min(text.length(), MAX_TEXT)));
    }

    /** A frame as exceptions print it: in those of threads stand the class loaders' names and the modules' versions, too. */
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

    /** Not a thread of the JVM, nor one of ours. */
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

    /** For a {@link Frame.Stack}. */
    public byte[] encode() {
        StackTraceElement[] frames = task.toArray(StackTraceElement[]::new);
        return ThrownFormat.toBytes(new EncodedThrowable("", text, frames, null, null, null, List.of(), List.of()));
    }

    /**
     * What {@link #encode} encoded.
     *
     * @throws IOException if the bytes hold no dump
     */
    public static ThreadDump decode(byte[] bytes) throws IOException {
        EncodedThrowable dump = ThrownFormat.fromBytes(bytes);
        return new ThreadDump(List.of(dump.frames()), dump.text());
    }
}
