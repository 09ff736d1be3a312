package org.paralleltask.host;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.exec.InterruptGate;
import org.paralleltask.exec.UserCode;
import org.paralleltask.payload.ThreadDump;

/**
 * A thread of this process that runs the tasks of one worker. It can be interrupted, but not killed. If it does not
 * end, it is given up, with the task that still runs on it. Thread-safe.
 */
final class WorkerThread implements UserCode {
    private final InterruptGate gate = new InterruptGate(this::interrupt);
    private final ExecutorService executor;
    private final CompletableFuture<Void> givenUp = new CompletableFuture<>();
    private volatile @Nullable Thread thread;

    /** @param name the worker's name */
    WorkerThread(String name) {
        this.executor = Executors.newSingleThreadExecutor(body -> {
            Thread created = new Thread(body, "paralleltask-" + name + "-task");
            created.setDaemon(true);
            thread = created;
            return created;
        });
    }

    private void interrupt() {
        Thread worker = thread;
        if (worker != null) {
            worker.interrupt();
        }
    }

    /**
     * Runs an action on this thread, and waits for its result.
     *
     * @throws Worker.GoneException if the thread is given up meanwhile, or was before
     */
    <V> V call(Supplier<V> action) throws Worker.GoneException {
        CompletableFuture<V> answer;
        try {
            answer = CompletableFuture.supplyAsync(action, executor);
        } catch (RejectedExecutionException alreadyGivenUp) {
            throw new Worker.GoneException(new IOException("it was given up", alreadyGivenUp));
        }
        try {
            CompletableFuture.anyOf(answer, givenUp).join();
            if (!givenUp.isDone()) { // otherwise the answer may only be the task's reaction to the interrupt
                return answer.join();
            }
        } catch (CompletionException bug) {
            throw new IllegalStateException(bug);
        }
        throw new Worker.GoneException(new IOException("it was given up"));
    }

    /**
     * Called on this thread: runs user code, and lets interrupts reach the thread meanwhile. Afterwards it resets what
     * the user code left on the thread.
     */
    @Override
    public <R> R run(Object who, Body<R> body) throws Throwable {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        gate.enter(who);
        try {
            return body.run();
        } finally {
            gate.leave(who);
            Thread.interrupted();
            Thread.currentThread().setContextClassLoader(loader);
        }
    }

    @Override
    public InterruptGate gate() {
        return gate;
    }

    /**
     * The thread's stack.
     *
     * @param entry the class that calls the tasks: from its frame on, the frames are the library's
     * @return null if the thread has never run anything
     */
    @Nullable
    ThreadDump dump(Class<?> entry) {
        Thread worker = thread;
        return worker == null ? null : ThreadDump.take(worker, entry);
    }

    /** Gives the thread up: its answers are ignored from now on. False if it was given up before. */
    boolean giveUp() {
        return givenUp.complete(null);
    }

    /** To be called after {@link #giveUp}: interrupts what runs on the thread, and lets it end. */
    void shutdown() {
        executor.shutdownNow();
    }

    boolean isGivenUp() {
        return givenUp.isDone();
    }

    /** Calls {@code action} when the thread has been given up. */
    void onGivenUp(Runnable action) {
        givenUp.thenRun(action);
    }
}
