package org.paralleltask.cluster.engine;

import java.util.ArrayList;
import java.util.List;

/** The flags of a JVM that has the engine in it. Apart from the engine, so that a program that launches one loads nothing of it. */
public final class EngineFlags {
    /** What Ignite reaches by reflection on 17 and later; the manifest of the node's jar has the same list. */
    private static final List<String> OPENED = List.of(
            "java.base/java.nio",
            "java.base/sun.nio.ch",
            "java.base/java.util",
            "java.base/java.lang",
            "java.base/jdk.internal.misc");

    /** From this Java on memory access by Unsafe is warned of, or refused. */
    private static final int WARNS_OF_UNSAFE = 23;

    private EngineFlags() {}

    /** For this JVM's own version. */
    public static List<String> flags() {
        List<String> flags = new ArrayList<>();
        for (String opened : OPENED) {
            flags.add("--add-opens");
            flags.add(opened + "=ALL-UNNAMED");
        }
        if (Runtime.version().feature() >= WARNS_OF_UNSAFE) {
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        return flags;
    }
}
