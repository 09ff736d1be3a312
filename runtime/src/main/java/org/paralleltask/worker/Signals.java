package org.paralleltask.worker;

/**
 * Once this class is initialized, this process outlives the signals that a terminal sends to a whole group of processes
 * (INT, TERM, HUP). The parent decides what such a signal means for its workers: it may want to finish in a shutdown
 * hook what it has begun.
 *
 * <p>The handlers are empty. The signals are not ignored, because child processes inherit that a signal is ignored.
 *
 * <p>Other classes may refer to this class only by its name, because it is compiled apart from them: javac warns of
 * every use of {@code sun.misc.Signal} (module {@code jdk.unsupported}, the only way to handle a signal), and no
 * annotation silences the warning. To use that class by reflection takes 20 ms of a worker's start on Java 25.
 */
final class Signals implements sun.misc.SignalHandler {
    static {
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            outlive(name);
        }
    }

    private Signals() {}

    private static void outlive(String name) {
        try {
            sun.misc.Signal.handle(new sun.misc.Signal(name), new Signals());
        } catch (IllegalArgumentException unknownOrTaken) {
            // the system does not know the signal, or the JVM keeps it to itself (-Xrs): it keeps its default action
        }
    }

    @Override
    public void handle(sun.misc.Signal signal) {
        // empty: see the class comment
    }
}
