package org.paralleltask.host;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.host.calls.CallWait;
import org.paralleltask.host.calls.CallsLeft;
import org.paralleltask.host.os.Killable;
import org.paralleltask.host.os.WorkerOutput;
import org.paralleltask.host.process.ClassLoads;
import org.paralleltask.host.process.ExitEvidence;
import org.paralleltask.payload.ThreadDump;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;

/**
 * Runs tasks for a pool: a process of its own, or a thread of this process. Used by one thread at a time; only
 * {@link #kill}, {@link #cancel}, {@link #dump} and the methods that only read may be called by any thread.
 */
public interface Worker extends WorkerView, Killable, AutoCloseable {
    /** Its name in messages. */
    default String who() {
        return "Worker " + name() + " (pid " + pid() + ")";
    }

    /**
     * Makes it ready for the tasks of a method for which it is not ready yet.
     *
     * @throws LoadException if that is not possible; the worker can still be used for other methods
     * @throws GoneException if the worker is gone
     */
    void load(TaskDefinition<?, ?> definition, WorkerRequest request) throws LoadException, GoneException;

    /**
     * Runs a dispatch of tasks of a method that it is ready for. Returns when it has answered all tasks that were not
     * taken back.
     *
     * @throws GoneException if the worker is gone before that
     */
    void run(WorkerTasks tasks) throws GoneException;

    /** How many tasks a dispatch to this worker may have. */
    int maxTasks();

    /** The ledger that it shares with its parent. */
    Ledger ledger();

    /** Whether every message of progress has arrived that was sent before the entries which the ledger has now. */
    default boolean hasHeardAll() {
        return true;
    }

    /**
     * Lets it run its exit hooks and end in order.
     *
     * @param answers takes what the hooks return or throw; not told of hooks that do not answer
     * @throws GoneException if the worker is gone before its hooks have answered
     */
    void exit(ExitAnswers answers, WorkerRequest request) throws GoneException;

    /** Whether it is ready for a method's tasks. */
    boolean isReadyFor(TaskDefinition<?, ?> definition);

    /** The methods for whose tasks it is ready. */
    List<TaskDefinition<?, ?>> loaded();

    /**
     * Of the calls of managed objects that its task waits for, the one that has taken longest; empty if the task waits
     * for none. Any thread.
     */
    default Optional<CallWait> callWait() {
        return Optional.empty();
    }

    /**
     * Called once the worker is gone: gives back what its task held of managed objects. Waits a second at most for
     * calls that have not returned.
     */
    default CallsLeft endCalls() {
        return CallsLeft.NONE;
    }

    /**
     * As {@link #kill}, for the sake of the task of that number. Where the tasks of a dispatch cannot be taken back from
     * here, what is killed is only what runs that task.
     */
    default void kill(long task) {
        kill();
    }

    /**
     * Tells the task of that number that it is cancelled, and interrupts it. Does nothing if the task does not run any
     * more.
     */
    void cancel(long task);

    /** Asks for the stacks of its threads. {@code request} gets the answer, if it is still under way then. */
    void dump(long task, WorkerRequest request);

    /** Whether its end has been noticed. Shortly after a kill this may still be false. */
    boolean hasExited();

    /** Calls {@code action} when it has ended, on any thread. */
    void onExit(Runnable action);

    /**
     * Closes the line to a worker that has ended, so that the thread that reads it does not wait for ever. Normally the
     * line ends with the worker. But a process that other code of this program started at the same moment may have
     * inherited the other end of a pipe.
     */
    default void hangUp() {}

    /** Waits until it ends by itself. False if it does not end within {@code patience}. */
    boolean awaitsExit(Duration patience);

    /** Waits until it has ended, and returns its exit status. Kills it if it does not end within {@code patience}. */
    int awaitExit(Duration patience);

    /**
     * What it left behind. To be called after its exit.
     *
     * @param words which of the lines that it printed are wanted
     */
    ExitEvidence traces(WorkerOutput.Words words);

    /** How many bytes of memory it holds that it shares with no other process; empty if that is not known. */
    OptionalLong ownMemory();

    /** How many classes its JVM has loaded; empty if that is not known. */
    Optional<ClassLoads> classLoads();

    /** Makes sure that nothing of it is left. */
    @Override
    void close();

    /** Hears what a worker reports while it does what it was asked to do. */
    interface MessageHandler {
        /** A task has reported its progress. */
        void progressed(long ofTask, long done, long total);

        /** The worker has reported the stacks of its threads. */
        void dumped(long ofTask, ThreadDump received);

        /** A task has left threads behind. */
        default void threadsLeft(Frame.ThreadsLeft left) {}
    }

    /** Takes the answers of a worker's exit hooks. */
    interface ExitAnswers {
        /** A hook has returned this encoded value. */
        void returned(TaskDefinition<?, ?> definition, Bytes value);

        /** A hook has thrown this encoded exception. */
        void threw(TaskDefinition<?, ?> definition, byte[] exception);
    }

    /** A worker's answer to a task. */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    sealed interface Answer {
        /** The encoded value. */
        record Value(Bytes bytes) implements Answer {}

        /** The encoded exception. */
        record Thrown(byte[] bytes) implements Answer {}
    }

    /** A worker cannot run a method's tasks: its class cannot be loaded there, or the start hook threw. */
    final class LoadException extends Exception {
        private static final long serialVersionUID = 1;

        LoadException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        /** The method's start hook threw this in that worker. */
        static LoadException inStartHook(TaskDefinition<?, ?> definition, String worker, Throwable cause) {
            return new LoadException(
                    "The @OnWorkerStart method of " + definition.name() + " failed in worker " + worker + ": " + cause,
                    cause);
        }
    }

    /** The worker is gone, or has broken the protocol and is to be treated as gone. */
    final class GoneException extends IOException {
        private static final long serialVersionUID = 1;

        public GoneException(IOException cause) {
            super(cause.getMessage(), cause);
        }

        /**
         * The worker has shortened the file of the memory that it shares with its parent.
         *
         * @param access how the JVM reports an access beyond the file's end, perhaps a moment after the access
         */
        public GoneException(InternalError access) {
            super("it has cut off the memory that it shares with its parent", access);
        }

        /** @param lineOrAccess an IOException of the line, or an InternalError of the shared memory */
        static GoneException of(Throwable lineOrAccess) {
            return lineOrAccess instanceof InternalError access
                    ? new GoneException(access)
                    : new GoneException((IOException) lineOrAccess);
        }
    }
}
