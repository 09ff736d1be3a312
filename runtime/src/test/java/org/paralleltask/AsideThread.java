package org.paralleltask;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A test's second thread, which does something that may wait. */
public final class AsideThread<V> {
    private static final long PATIENCE_SECONDS = 30;

    private final FutureTask<V> task;
    private final Thread thread;

    private AsideThread(Callable<V> body) {
        task = new FutureTask<>(body);
        thread = new Thread(task, "aside");
        thread.setDaemon(true);
    }

    /** Starts the thread. */
    public static <V> AsideThread<V> start(Callable<V> body) {
        AsideThread<V> started = new AsideThread<>(body);
        started.thread.start();
        return started;
    }

    /** Returns when it waits for something. */
    public AsideThread<V> awaitWaiting() {
        await().until(() ->
                thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
        return this;
    }

    public AsideThread<V> interrupt() {
        thread.interrupt();
        return this;
    }

    /** Its result. */
    public V result() throws ExecutionException, InterruptedException, TimeoutException {
        return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
