package org.paralleltask.worker;

/**
 * Once it is initialized, this process outlives the signals that a terminal sends to a whole group of processes. What they
 * mean for a worker its parent decides: it may want to finish in a shutdown hook what it has begun.
 *
 * <p>With empty handlers, not by ignoring the signals: who ignores one hands that on to the processes that he starts.
 *
 * <p>Nothing may refer to this class but by its name: it is compiled apart from all else, because javac warns of every use
 * of {@code sun.misc.Signal} (module {@code jdk.unsupported}, the only way to handle a signal), and no annotation
 * silences it. To use that by reflection takes 20 ms of a worker's start on Java 25.
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
            // by this system, or by the JVM's own flags (-Xrs)
        }
    }

    @Override
    public void handle(sun.misc.Signal signal) {
        // see above
    }
}
