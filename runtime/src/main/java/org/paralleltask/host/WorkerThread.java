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
 * A thread of this process that runs the tasks of one worker. It can be interrupted, not killed: one that does not end is
 * given up, with what still runs on it. Thread-safe.
 */
final class WorkerThread implements UserCode {
    private final InterruptGate gate = new InterruptGate(this::interrupt);
    private final ExecutorService executor;
    private final CompletableFuture<Void> givenUp = new CompletableFuture<>();
    private volatile @Nullable Thread thread;

    /** @param name the worker's */
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
     * Runs something on it, and waits for the result.
     *
     * @throws Worker.GoneException if it is given up meanwhile, or was before
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
            if (!givenUp.isDone()) { // else an answer may be the task's to our interrupt
                return answer.join();
            }
        } catch (CompletionException bug) {
            throw new IllegalStateException(bug);
        }
        throw new Worker.GoneException(new IOException("it was given up"));
    }

    /** On this thread: runs user code, lets interrupts in, and takes off the thread what user code has left on it. */
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
     * Where it is.
     *
     * @param entry the class that calls tasks, where the frames that are ours begin
     * @return null if it has never run anything
     */
    @Nullable
    ThreadDump dump(Class<?> entry) {
        Thread worker = thread;
        return worker == null ? null : ThreadDump.take(worker, entry);
    }

    /** Nothing more runs on it; false if it was given up before. */
    boolean giveUp() {
        return givenUp.complete(null);
    }

    /** After {@link #giveUp}: interrupts what runs on it, and lets it end. */
    void shutdown() {
        executor.shutdownNow();
    }

    boolean isGivenUp() {
        return givenUp.isDone();
    }

    /** Calls {@code action} when it has been given up. */
    void onGivenUp(Runnable action) {
        givenUp.thenRun(action);
    }
}
