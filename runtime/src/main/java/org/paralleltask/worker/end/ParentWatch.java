package org.paralleltask.worker.end;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.wire.line.Connection;
import org.paralleltask.wire.line.Control;
import org.paralleltask.worker.task.CurrentTask;

/**
 * Ends this process when its parent is gone, even while a task runs.
 *
 * <p>It notices when the pipe of the controls ends, whose other end the parent holds. Another process that the parent
 * started may have inherited that other end, and keep it open. So a second thread asks once a second whether the parent
 * lives.
 */
public final class ParentWatch {
    private static final long LOOK_MILLIS = 1000;

    /**
     * The pause before the first look, because the JDK takes 10 ms of CPU to find its parent. If the parent dies within
     * this pause, while another process keeps its end of the pipe open, this process notices the end of the line after
     * the task that runs.
     */
    private static final long START_MILLIS = 250;

    private ParentWatch() {}

    /**
     * From now on this process ends with its parent.
     *
     * @param current obeys the controls that the parent sends in the middle of a task
     * @param end ends this process
     */
    public static void start(Connection connection, CurrentTask current, OrphanEnd end) {
        new UninterruptibleThread("controls", new Lasting(new Hearing(connection, current, end))).start();
        Runtime.getRuntime().addShutdownHook(new UninterruptibleThread("exit", new Closing(connection)));
        new UninterruptibleThread("parent-watch", new Lasting(new Watching(connection, end))).start();
    }

    /**
     * If something ends the thread of this early (user code's Thread.stop, before Java 20), a new thread takes over.
     */
    private record Lasting(Runnable deed) implements Runnable {
        @Override
        public void run() {
            boolean isDone = false;
            try {
                deed.run();
                isDone = true;
            } finally {
                if (!isDone) {
                    new UninterruptibleThread("watch-again", this).start();
                }
            }
        }
    }

    private record Hearing(Connection connection, CurrentTask current, OrphanEnd end) implements Runnable {
        @Override
        public void run() {
            try {
                for (Optional<Control> control = connection.hear(); control.isPresent(); control = connection.hear()) {
                    obey(control.get());
                }
            } catch (IOException silence) {
                end.now(connection);
            }
        }

        private void obey(Control control) {
            try {
                current.obey(control);
            } catch (RuntimeException | Error noMemory) {
                // a task may have filled the heap: this control is lost, and the next one may work again
            }
        }
    }

    /**
     * Closes the pipe of the controls as the JVM ends, because an ending JVM waits 300 ms for threads that wait in the
     * kernel. From then on only the look once a second notices that the parent is gone.
     */
    private record Closing(Connection connection) implements Runnable {
        @Override
        public void run() {
            try {
                connection.endControls();
            } catch (IOException alreadyBroken) {
                // then no thread waits there
            }
        }
    }

    private static final class Watching implements Runnable {
        private final Connection connection;
        private final OrphanEnd end;

        /** The parent, found at the first look. It is kept, because the system gives an orphan another parent. */
        private volatile @Nullable ProcessHandle known;

        Watching(Connection connection, OrphanEnd end) {
            this.connection = connection;
            this.end = end;
        }

        @Override
        public void run() {
            pause(START_MILLIS);
            while (!isOrphan()) {
                pause(LOOK_MILLIS);
            }
            end.now(connection);
        }

        /**
         * Whether the parent is gone. On Unix an orphan gets another parent at once; on other systems it keeps the dead
         * parent's number. False if the system cannot be asked, for instance because no file descriptor is left: then
         * even this process would seem to be gone. False if the parent has never been seen.
         */
        private boolean isOrphan() {
            Optional<ProcessHandle> now = ProcessHandle.current().parent();
            ProcessHandle parent = known;
            if (parent == null) {
                known = now.orElse(null);
                return false;
            }
            return !(parent.isAlive() && now.equals(Optional.of(parent)))
                    && ProcessHandle.current().isAlive();
        }

        private static void pause(long millis) {
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException impossible) {
                throw new AssertionError("an uninterruptible thread was interrupted", impossible);
            }
        }
    }
}
