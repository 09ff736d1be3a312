package org.paralleltask.logs;

import java.util.Iterator;
import java.util.ServiceLoader;

/** Which {@link LogReplay} a program has. */
public final class Replays {
    private Replays() {}

    /**
     * {@return the first that is found as a service; or else the JDK's own logging}
     *
     * @param loader where services are looked for
     */
    public static LogReplay find(ClassLoader loader) {
        Iterator<LogReplay> services =
                ServiceLoader.load(LogReplay.class, loader).iterator();
        if (services.hasNext()) {
            return services.next();
        }
        return hasJul() ? new JulReplay() : new SystemReplay();
    }

    /** {@return whether {@code java.util.logging} is there} */
    public static boolean hasJul() {
        return ModuleLayer.boot().findModule("java.logging").isPresent();
    }
}
