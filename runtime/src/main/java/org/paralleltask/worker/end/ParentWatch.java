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
 * Ends this process when its parent is gone, whatever a task is doing at the time.
 *
 * <p>It notices by the end of the controls, whose other end the parent holds. A process that the parent started in another
 * way may have inherited that end, and keep it open; so the parent itself is looked at once a second, too.
 */
public final class ParentWatch {
    private static final long LOOK_MILLIS = 1000;

    /**
     * Before the first look: the JDK takes 10 ms of CPU to find its parent. If the parent dies before, while another process
     * keeps its end open, the end of the line is noticed after the task that runs.
     */
    private static final long START_MILLIS = 250;

    private ParentWatch() {}

    /**
     * From now on this process ends with its parent.
     *
     * @param current what is done when the parent speaks in the midst of a task
     */
    public static void start(Connection connection, CurrentTask current, OrphanEnd end) {
        new UninterruptibleThread("controls", new Lasting(new Hearing(connection, current, end))).start();
        Runtime.getRuntime().addShutdownHook(new UninterruptibleThread("exit", new Closing(connection)));
        new UninterruptibleThread("parent-watch", new Lasting(new Watching(connection, end))).start();
    }

    /** Whatever ends it in the midst, as Thread.stop does before Java 20, another thread does it again. */
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
            } catch (IOException nobodySpeaks) {
                end.now(connection);
            }
        }

        private void obey(Control control) {
            try {
                current.obey(control);
            } catch (RuntimeException | Error noMemory) {
                // a task may have taken it all; the next may be heard again
            }
        }
    }

    /** For a thread that waits in the kernel a JVM that ends waits 300 ms. From now on the parent is looked at. */
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

        /** Once it is known: an orphan that asks again hears of another. */
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
         * On Unix an orphan gets another parent at once; elsewhere it keeps the number of the dead one. False where there is
         * no looking, as with no descriptor left: then even this process would seem to be gone; and where a parent has
         * never been seen.
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
