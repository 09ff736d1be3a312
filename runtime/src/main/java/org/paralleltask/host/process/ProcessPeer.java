package org.paralleltask.host.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.host.os.Killable;
import org.paralleltask.host.os.WorkerOutput;

/**
 * The process of a worker, on this machine ({@link ChildProcess}) or on another: how it ends, how large it is, and what it
 * leaves. What is said to the worker goes by its line, which is not known here. Thread-safe.
 */
public interface ProcessPeer extends Killable {
    /** Its pid on the machine where it runs. */
    long pid();

    /**
     * Ends it at once, for the sake of one of the tasks that it was sent. What it had not begun of the others may be taken
     * back first. Nothing is killed where that task is seen not to run.
     */
    default void kill(long task) {
        kill();
    }

    /** How many tasks it may be sent together now. */
    int maxTasks();

    /**
     * What it is told, as it loads a function, of what that function's tasks share: the same bytes; or none, if something on
     * the way to it puts them there. Called by the thread that feeds it, just before it is told.
     *
     * @throws IOException if it is gone
     */
    default Bytes toldOf(Bytes shared) throws IOException {
        return shared;
    }

    boolean hasExited();

    /** Calls {@code action} when it has ended, on some thread. */
    void onExit(Runnable action);

    /** Waits until it ends by itself; false if it does not within {@code patience}. */
    boolean awaitsExit(Duration patience);

    /** Its exit status, once it has ended; kills it if it does not within {@code patience}. */
    int awaitExit(Duration patience);

    /** Whether its system has stopped it, as far as that is known. */
    boolean isStopped();

    /** How many bytes it holds; empty if that is not known. */
    OptionalLong residentBytes();

    /** How many bytes it shares with no other process; empty if that is not known. */
    OptionalLong ownBytes();

    /** What its JVM had loaded; empty if that is not known. */
    Optional<ClassLoads> classLoads();

    /**
     * What it has left; after its exit.
     *
     * @param exitStack the stack of the thread that called System.exit, as the worker said; empty if it has not
     * @param lived how long it was a worker
     */
    ExitEvidence evidence(WorkerOutput.Words words, String exitStack, Duration lived);

    /** Kills it if it lives, returns when it is gone, with all that it has started, and hears its last words. */
    void end();

    /** Deletes its files. After its end, and once the parent has closed what it maps and reads of them. */
    void deleteFiles();
}
