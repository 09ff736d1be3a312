package org.paralleltask.host.calls;

import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.paralleltask.exec.CallServer;
import org.paralleltask.task.TaskDefinition;
import org.paralleltask.wire.CallFrame;
import org.paralleltask.wire.line.Connection;

/**
 * The calls that a worker process makes of managed objects. There are none until it has a method with such a parameter.
 */
public final class CallLines {
    /**
     * How long the end of a worker waits for its last calls, so that what its run held is given back first. A managed
     * object's method that does not return is not waited for longer.
     */
    private static final Duration END_PATIENCE = Duration.ofSeconds(1);

    private final String name;
    private final long pid;
    private final Runnable kill;
    private final CallOpening opening;
    private final int maxPayload;

    /** By the functions' numbers; null for a function without managed objects. The list is replaced, never changed. */
    private volatile List<@Nullable CallServer> servers = List.of();

    /**
     * By the lines' numbers. Threads of a task may ask for their lines at the same time, so the numbers come in any
     * order. Only the thread that feeds the worker, and reads what it sends, adds to it.
     */
    private final Map<Integer, Twin> twins = new ConcurrentSkipListMap<>();

    /** Whether the first line is open. Used by the same thread. */
    private boolean isOpen;

    /**
     * @param name the worker's name
     * @param pid the worker's process id
     * @param kill kills the worker, if it breaks the protocol
     * @param opening opens the lines
     * @param maxPayload how many bytes the arguments or the result of a call may have
     */
    public CallLines(String name, long pid, Runnable kill, CallOpening opening, int maxPayload) {
        this.name = name;
        this.pid = pid;
        this.kill = kill;
        this.opening = opening;
        this.maxPayload = maxPayload;
    }

    /** A function is about to be loaded. If it has managed objects, a line for its calls is opened first. */
    public void open(int function, TaskDefinition<?, ?> definition) throws IOException {
        if (definition.managed().isEmpty()) {
            return;
        }
        List<@Nullable CallServer> more = new ArrayList<>(servers);
        while (more.size() < function) {
            more.add(null);
        }
        more.add(new CallServer(definition, maxPayload));
        servers = more;
        if (!isOpen) {
            Connection line = opening.first();
            try {
                start(() -> line, 0, opening::release);
                isOpen = true;
            } finally {
                if (!isOpen) {
                    opening.release();
                }
            }
        }
    }

    private @Nullable CallServer server(int function) {
        List<@Nullable CallServer> now = servers;
        return function >= 0 && function < now.size() ? now.get(function) : null;
    }

    private void start(Twin.Opening line, int number, Runnable onGone) {
        Twin twin = new Twin(name, pid, number, line, this::server, maxPayload, kill, onGone);
        twins.put(number, twin);
        twin.start();
    }

    /**
     * One more thread of the worker needs a line for its calls.
     *
     * @throws ProtocolException if the worker must not ask for a line of that number
     */
    public void need(int number) throws ProtocolException {
        if (!isOpen || number < 1 || number > CallFrame.MOST_LINES || twins.containsKey(number)) {
            throw new ProtocolException("it asked for a line for calls of the number " + number);
        }
        start(() -> opening.further(number), number, () -> {});
    }

    /** The worker's thread that waits for this call was interrupted. */
    public void withdraw(CallFrame.Withdraw withdraw) {
        Twin twin = twins.get(withdraw.line());
        if (twin != null) {
            twin.withdraw(withdraw.call());
        }
    }

    /**
     * Of the calls that the worker waits for, the one that has taken longest; empty if it waits for none. Any thread.
     */
    public Optional<CallWait> callWait() {
        return twins.values().stream()
                .flatMap(twin -> twin.callWait().stream())
                .max(Comparator.comparing(CallWait::since));
    }

    /** The worker is gone: gives back what it held, and returns what its end has cut short. */
    public CallsLeft end() {
        if (twins.isEmpty()) {
            return CallsLeft.NONE;
        }
        List<String> held = new ArrayList<>();
        String fault = "";
        String waited = callWait()
                .map(wait -> wait.since().toMillis() + " ms in a call of " + wait.parameter())
                .orElse("");
        boolean goesOn = false;
        long end = System.nanoTime() + END_PATIENCE.toNanos();
        twins.values().forEach(Twin::interruptForEnd);
        for (Twin twin : twins.values()) {
            held.addAll(twin.finish(Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
            fault = fault.isEmpty() ? twin.fault() : fault;
            goesOn |= twin.isAlive();
        }
        return new CallsLeft(held, fault, waited, goesOn);
    }
}
