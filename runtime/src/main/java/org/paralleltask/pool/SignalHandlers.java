package org.paralleltask.pool;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Handles the signals that ask a program to end, until it is {@link #run}: then their former handlers are set again.
 *
 * <p>Nothing may refer to this class but by its name: it is compiled apart from all else, because javac warns of every use
 * of {@code sun.misc.Signal} (module {@code jdk.unsupported}, the only way to handle a signal), and no annotation
 * silences it.
 */
final class SignalHandlers implements Runnable {
    private final Map<sun.misc.Signal, sun.misc.SignalHandler> former = new LinkedHashMap<>();

    /**
     * @param action called for each signal, on a thread of the JVM's
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
