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
import org.paralleltask.payload.ThreadDump;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;

/**
 * What runs tasks for a pool: a process of its own, or a thread of this one. Used by one thread, but for {@link #kill},
 * {@link #cancel}, {@link #dump} and what only reads.
 */
public interface Worker extends WorkerView, Killable, AutoCloseable {
    /** Its name in messages. */
    default String who() {
        return "Worker " + name() + " (pid " + pid() + ")";
    }

    /**
     * Makes it ready for a method's tasks, which it is not.
     *
     * @throws LoadException if it cannot be; it is of use for other methods
     * @throws GoneException if it is gone
     */
    void load(TaskDefinition<?, ?> definition, WorkerRequest request) throws LoadException, GoneException;

    /**
     * Runs a dispatch of a method's tasks that it is ready for, until it has answered all that were not taken back.
     *
     * @throws GoneException if it will not
     */
    void run(WorkerTasks tasks) throws GoneException;

    /** How many tasks a dispatch to it may have. */
    int maxTasks();

    /** What it shares with this side. */
    Ledger ledger();

    /** Whether every message of progress has arrived that was sent before what is in the ledger now. */
    default boolean hasHeardAll() {
        return true;
    }

    /**
     * Lets it run its exit hooks and end in good order.
     *
     * @param answers takes what the hooks return; not told of those that do not answer
     * @throws GoneException if it does not get that far
     */
    void exit(ExitAnswers answers, WorkerRequest request) throws GoneException;

    /** Whether it is ready for a method's tasks. */
    boolean isReadyFor(TaskDefinition<?, ?> definition);

    /** The methods it is ready for. */
    List<TaskDefinition<?, ?>> loaded();

    /** The longest of the calls that its task waits for; empty if it waits for none. Any thread. */
    default Optional<CallWait> callWait() {
        return Optional.empty();
    }

    /** It is gone: gives back what its task holds of managed objects; no more than a second. */
    default CallsLeft endCalls() {
        return CallsLeft.NONE;
    }

    /** Tells the task of that number that it is cancelled, and interrupts it; nothing, if it does not run any more. */
    void cancel(long task);

    /** Asks where its threads are; the answer comes to {@code request}, if it is still under way then. */
    void dump(long task, WorkerRequest request);

    /** Whether its end has been noticed. False soon after a kill says nothing. */
    boolean hasExited();

    /** Calls {@code action} when it has ended, on some thread. */
    void onExit(Runnable action);

    /**
     * Ends the line to a worker that has ended, for the thread that reads it. Normally the line has ended with the worker; but
     * a process that other code of this program started at the same moment may have inherited the other end of a pipe.
     */
    default void hangUp() {}

    /** Waits until it ends by itself; false if it does not within {@code patience}. */
    boolean awaitsExit(Duration patience);

    /** Its exit status, once it has ended; kills it if it does not within {@code patience}. */
    int awaitExit(Duration patience);

    /**
     * What it has left; call it after the exit.
     *
     * @param words what is wanted of that which it has printed
     */
    ExitEvidence traces(WorkerOutput.Words words);

    /** How many bytes it holds that it shares with no other process; empty if that is not known. */
    OptionalLong ownMemory();

    /** What its JVM had loaded when it ended; empty if that is not known. */
    Optional<ClassLoads> classLoads();

    /** Makes sure that nothing of it is left. */
    @Override
    void close();

    /** Hears what a worker says in the midst of what it does. */
    interface MessageHandler {
        /** A task has said how far it is. */
        void progressed(long ofTask, long done, long total);

        /** The worker has said where it is. */
        void dumped(long ofTask, ThreadDump received);

        /** A task has left threads behind. */
        default void threadsLeft(Frame.ThreadsLeft left) {}
    }

    /** Takes what a worker's exit hooks answer. */
    interface ExitAnswers {
        /** A hook has returned this encoded value. */
        void returned(TaskDefinition<?, ?> definition, Bytes value);

        /** A hook has thrown this encoded exception. */
        void threw(TaskDefinition<?, ?> definition, byte[] exception);
    }

    /** What a worker answers to a task. */
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

    /** The worker is gone, or does not keep to the protocol and is to be treated as gone. */
    final class GoneException extends IOException {
        private static final long serialVersionUID = 1;

        public GoneException(IOException cause) {
            super(cause.getMessage(), cause);
        }

        /**
         * It has cut off the file of the memory that it shares with us: an access beyond the end, of which the JVM may tell
         * a moment later.
         */
        public GoneException(InternalError access) {
            super("it has cut off the memory that it shares with its parent", access);
        }

        /** Of either of these. */
        static GoneException of(Throwable lineOrAccess) {
            return lineOrAccess instanceof InternalError access
                    ? new GoneException(access)
                    : new GoneException((IOException) lineOrAccess);
        }
    }
}
