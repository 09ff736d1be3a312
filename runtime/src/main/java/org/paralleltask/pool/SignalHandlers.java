package org.paralleltask.pool;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Handles the signals that ask a program to end, until {@link #run} is called, which sets their former handlers again.
 *
 * <p>Other classes may refer to this class only by its name, as text. It is compiled separately, because javac warns of every
 * use of {@code sun.misc.Signal}, and no annotation silences that. That class (module {@code jdk.unsupported}) is the only
 * way to handle a signal.
 */
final class SignalHandlers implements Runnable {
    private final Map<sun.misc.Signal, sun.misc.SignalHandler> former = new LinkedHashMap<>();

    /**
     * @param action called for each signal, on a thread of the JVM
     * @throws IllegalArgumentException if the JVM does not let a signal be handled
     */
    SignalHandlers(Runnable action) {
        for (String name : new String[] {"INT", "TERM"}) {
            sun.misc.Signal signal = new sun.misc.Signal(name);
            former.put(signal, sun.misc.Signal.handle(signal, caught -> action.run()));
        }
    }

    @Override
    public void run() {
        former.forEach(sun.misc.Signal::handle);
    }
}
