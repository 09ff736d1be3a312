package org.paralleltask.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.paralleltask.codec.bytes.BrokenOffException;
import org.paralleltask.host.archive.ClassArchive;
import org.paralleltask.host.calls.CallLines;
import org.paralleltask.host.process.ProcessPeer;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.payload.ThreadDump;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.CallFrame;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.Packer;
import org.paralleltask.wire.line.Connection;
import org.paralleltask.wire.line.Control;
import org.paralleltask.wire.line.SpinWait;

/**
 * What a worker process is told on its line, and what it answers. Used by the thread that feeds the worker. Any thread
 * may call {@link #tell}, {@link #exitStack} and {@link #committed}.
 */
final class WorkerProtocol {
    private final String name;
    private final String who;
    private final ProcessPeer process;
    private final Connection connection;
    private final Ledger ledger;
    private final CallLines calls;
    private final int maxPayload;
    private final SpinWait forOne = SpinWait.forOne();
    private final SpinWait forMany = SpinWait.forMany();
    private final Packer packer = new Packer();

    /** The methods for which it is ready. The index in the list is the function's number. */
    private final List<TaskDefinition<?, ?>> loaded = new ArrayList<>();

    private final Map<Object, Integer> functions = new HashMap<>();

    /** How many messages have arrived of progress and of threads left behind. */
    private int progressHeard;

    /** The number of the dispatch under way; negative if none is. */
    private int dispatch = -1;

    /** The stack of the thread that called System.exit; empty if the worker has sent none. */
    private volatile String exitStack = "";

    /** How many bytes of memory it holds, as it said last; negative if it has said nothing yet. */
    private volatile long committed = -1;

    /**
     * @param name the worker's name, for messages
     * @param who the worker's name with its process id, for messages
     * @param process says what the worker is told of what tasks share
     * @param connection must already use the ledger's ring
     * @param calls the worker's calls of managed objects
     * @param maxPayload how many bytes a task's arguments, or its value, may have
     */
    WorkerProtocol(
            String name,
            String who,
            ProcessPeer process,
            Connection connection,
            Ledger ledger,
            CallLines calls,
            int maxPayload) {
        this.name = name;
        this.who = who;
        this.process = process;
        this.connection = connection;
        this.ledger = ledger;
        this.calls = calls;
        this.maxPayload = maxPayload;
    }

    /** See {@link Worker#load}. */
    void load(TaskDefinition<?, ?> definition, WorkerRequest request)
            throws Worker.LoadException, Worker.GoneException {
        int function = loaded.size();
        Frame answer;
        try {
            calls.open(function, definition);
            connection.send(new Frame.Load(
                    function,
                    definition.codec().fingerprint(),
                    maxPayload,
                    definition.worker().getName(),
                    definition.furtherAllowed(),
                    process.toldOf(definition.shared())));
            answer = receive(request);
        } catch (IOException | InternalError e) {
            throw Worker.GoneException.of(e);
        }
        if (answer instanceof Frame.Loaded ready && ready.function() == function) {
            loaded.add(definition);
            functions.put(definition.key(), function);
        } else if (answer instanceof Frame.Unloadable unloadable) {
            ClassArchive.doubt(); // with a damaged archive a JVM may also link classes wrongly, and go on
            throw new Worker.LoadException(
                    who + " cannot load " + definition.worker().getName() + ": " + unloadable.reason(), null);
        } else if (answer instanceof Frame.StartHookThrown thrown) {
            throw Worker.LoadException.inStartHook(definition, name, thrownBy(definition, thrown.exception()));
        } else {
            throw new Worker.GoneException(unexpected(answer));
        }
    }

    private static Throwable thrownBy(TaskDefinition<?, ?> definition, byte[] bytes) {
        try {
            return TaskMarshaller.of(definition).decodeThrown(bytes);
        } catch (RuntimeException unreadable) {
            return unreadable;
        }
    }

    boolean isReadyFor(TaskDefinition<?, ?> definition) {
        return functions.containsKey(definition.key());
    }

    List<TaskDefinition<?, ?>> loaded() {
        return List.copyOf(loaded);
    }

    /** See {@link Worker#run}. */
    void run(WorkerTasks tasks) throws Worker.GoneException {
        dispatch = tasks.number();
        SpinWait spin = tasks.isOne() ? forOne : forMany;
        try {
            if (!tasks.context().isNothing()) {
                connection.send(new Frame.Context(tasks.context().bytes()));
            }
            connection.send(
                    tasks.frame(functions.getOrDefault(tasks.definition().key(), -1), packer));
            ledger.hintSent(dispatch);
            spin.until(() -> ledger.isOver(dispatch));
            boolean isOver = false;
            while (!isOver) {
                Frame frame = receive(tasks);
                if (frame instanceof Frame.Bell bell) {
                    isOver = bell.isOver();
                    if (isOver) {
                        spin.ended();
                    }
                    tasks.look(isOver);
                } else if (frame instanceof Frame.Value value) {
                    tasks.answered(value.task(), new Worker.Answer.Value(value.value()));
                } else if (frame instanceof Frame.Thrown thrown) {
                    tasks.answered(thrown.task(), new Worker.Answer.Thrown(thrown.exception()));
                } else {
                    throw unexpected(frame);
                }
            }
        } catch (IOException e) {
            throw new Worker.GoneException(e);
        } catch (BrokenOffException e) {
            throw new Worker.GoneException(e.why());
        } finally {
            dispatch = -1;
            spin.ended();
        }
    }

    /** See {@link Worker#hasHeardAll}. */
    boolean hasHeardAll() {
        return ledger.progressCount() == progressHeard;
    }

    /** See {@link Worker#exit}. */
    void exit(Worker.ExitAnswers answers, WorkerRequest request) throws Worker.GoneException {
        try {
            connection.send(new Frame.Exit());
            for (Optional<Frame> frame = receiveUntilEnd(request);
                    frame.isPresent();
                    frame = receiveUntilEnd(request)) {
                if (frame.get() instanceof Frame.ExitValue value) {
                    answers.returned(function(value.function()), value.value());
                } else if (frame.get() instanceof Frame.ExitThrown thrown) {
                    answers.threw(function(thrown.function()), thrown.exception());
                } else {
                    throw unexpected(frame.get());
                }
            }
        } catch (IOException | InternalError e) {
            throw Worker.GoneException.of(e);
        }
    }

    private TaskDefinition<?, ?> function(int number) throws IOException {
        if (number < 0 || number >= loaded.size()) {
            throw new IOException("it named function " + number + ", which was not loaded");
        }
        return loaded.get(number);
    }

    private Frame receive(Worker.MessageHandler handler) throws IOException {
        return receiveUntilEnd(handler).orElseThrow(() -> new IOException("it hung up"));
    }

    /** The next answer; empty at the end of the line. {@code handler} gets the messages that come before it. */
    private Optional<Frame> receiveUntilEnd(Worker.MessageHandler handler) throws IOException {
        while (true) {
            Optional<Frame> received = connection.receive(Math.max(maxPayload, Frame.MAX_OTHER));
            Frame frame = received.orElse(null);
            if (frame instanceof Frame.Progress progress) {
                progressHeard++;
                handler.progressed(progress.task(), progress.done(), progress.total());
            } else if (frame instanceof Frame.Stack stack) {
                handler.dumped(stack.task(), ThreadDump.decode(stack.dump()));
            } else if (frame instanceof Frame.Exiting exiting) {
                exitStack = exiting.stack();
            } else if (frame instanceof Frame.ThreadsLeft left) {
                progressHeard++;
                handler.threadsLeft(left);
            } else if (frame instanceof Frame.Memory memory) {
                committed = memory.bytes();
            } else if (frame instanceof CallFrame.Withdraw withdraw) {
                calls.withdraw(withdraw);
            } else if (frame instanceof CallFrame.NeedLine need) {
                calls.need(need.line());
            } else if (!(frame instanceof Frame.Bell bell) || bell.dispatch() == dispatch) { // a late bell is skipped
                return received;
            }
        }
    }

    private static IOException unexpected(Frame frame) {
        return new IOException(
                "it answered with a " + frame.getClass().getSimpleName() + ", which it was not asked for");
    }

    /** Sends a control, beside the line. Does nothing if the worker has ended. Any thread. */
    void tell(Control control) {
        try {
            connection.tell(control);
        } catch (IOException itHasEnded) {
            // the thread that waits for the worker's answer notices its end
        }
    }

    /** The stack of the thread that called System.exit; empty if the worker has sent none. Any thread. */
    String exitStack() {
        return exitStack;
    }

    /** How many bytes of memory it holds, as it said last; empty if it has said nothing yet. Any thread. */
    OptionalLong committed() {
        return committed < 0 ? OptionalLong.empty() : OptionalLong.of(committed);
    }
}
