package org.paralleltask.worker;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Lets this process outlive the signals that a terminal sends to a whole group of processes. What they mean for a worker
 * its parent decides: it may want to finish in a shutdown hook what it has begun.
 *
 * <p>With empty handlers, not by ignoring the signals: who ignores one hands that on to the processes that he starts.
 *
 * <p>By reflection, because javac warns of every use of {@code sun.misc.Signal} (module {@code jdk.unsupported}, the only
 * way to handle a signal), and no annotation silences it. The handler is what a lambda would be: a dynamic proxy takes 16
 * ms of a worker's start, this takes 2.
 */
final class Signals {
    private Signals() {}

    static void outlive() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object nothing = emptyHandler(signal, handler);
            Constructor<?> named = signal.getConstructor(String.class);
            Method handle = signal.getMethod("handle", signal, handler);
            for (String name : new String[] {"INT", "TERM", "HUP"}) {
                handle(handle, named, name, nothing);
            }
        } catch (ReflectiveOperationException | LinkageError noSuchModule) {
            // in a runtime image without it: then Ctrl-C ends the workers at once
        }
    }

    private static void handle(Method handle, Constructor<?> signal, String name, Object handler)
            throws ReflectiveOperationException {
        try {
            handle.invoke(null, signal.newInstance(name), handler);
        } catch (InvocationTargetException unknownOrTaken) {
            // by this system, or by the JVM's own flags (-Xrs)
        }
    }

    private static Object emptyHandler(Class<?> signal, Class<?> handler) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodType handle = MethodType.methodType(void.class, signal);
        MethodHandle body =
                lookup.findStatic(Signals.class, "nothing", MethodType.methodType(void.class, Object.class));
        try {
            return LambdaMetafactory.metafactory(lookup, "handle", MethodType.methodType(handler), handle, body, handle)
                    .getTarget()
                    .invoke();
        } catch (Throwable cannotBeMade) {
            throw new ReflectiveOperationException(cannotBeMade);
        }
    }

    @SuppressWarnings("unused") // called by the handler
    private static void nothing(Object signal) {}
}
