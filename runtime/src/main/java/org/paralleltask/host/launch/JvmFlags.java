package org.paralleltask.host.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.paralleltask.PoolOptions;
import org.paralleltask.memory.SharedMemory;

/**
 * The JVM flags of worker processes: those of this JVM that code may depend on, then defaults that let several workers
 * share a machine.
 */
public final class JvmFlags {
    /**
     * The environment's variables that a JVM takes flags from. Workers do not get them: our own wish wins over what they
     * would make the worker's JVM do, and what matters of them is in its flags.
     */
    public static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /**
     * The flags of this JVM that its workers get too, by their beginnings. Not among them: memory and collector (a share
     * of the machine, not the whole, is a worker's), agents and remote management (their ports are taken).
     */
    private static final List<String> CARRIED_OVER = List.of(
            "-D",
            "-ea",
            "-enableassertions",
            "-da",
            "-disableassertions",
            "-esa",
            "-enablesystemassertions",
            "-Xss",
            "-XX:ThreadStackSize=",
            "-Xbootclasspath/a:",
            "--add-modules",
            "--add-exports",
            "--add-opens",
            "--add-reads",
            "--patch-module",
            "--limit-modules",
            "--upgrade-module-path",
            "--enable-preview",
            "--enable-native-access",
            "--illegal-native-access",
            "--sun-misc-unsafe-memory-access");

    /** What of them ends in paths, by their beginnings; and one that has a module's name before them. */
    private static final List<String> OF_PATHS =
            List.of("-Xbootclasspath/a:", "--upgrade-module-path=", "-Djava.library.path=", "-Djava.io.tmpdir=");

    private static final String OF_PATHS_OF_A_MODULE = "--patch-module=";

    private static final List<String> NOT_CARRIED_OVER = List.of(
            "-Dcom.sun.management.",
            "-Djava.rmi.server.",
            "-Djdk.module.",
            "-Dsun.stdout",
            "-Dsun.stderr",
            "-D" + SharedMemory.PROPERTY + "=");

    /** Waits for a debugger at a free port of its own, which the JVM prints, and nobody else's machine can reach. */
    private static final String DEBUGGER = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0";

    /** The part of the machine's memory that the heaps of all workers together may take, in percent. */
    private static final double HEAP_PERCENT = 50;

    /** Fewer give a JVM a common pool of one thread, and a pool within a task one worker. */
    private static final int MIN_CPUS = 2;

    private JvmFlags() {}

    static List<String> forWorkers(PoolOptions options) {
        List<String> flags = new ArrayList<>(carriedOver());
        flags.addAll(defaults(options));
        for (Map.Entry<String, String> property : options.systemProperties().entrySet()) {
            flags.add("-D" + property.getKey() + "=" + property.getValue());
        }
        if (options.captureCrashes().isPresent()) {
            Path captures = options.captureCrashes().get().toAbsolutePath();
            // where it writes its heap, if it is told to do so when that is exhausted
            flags.add("-XX:HeapDumpPath=" + NativeText.of(captures));
        }
        if (options.debug()) {
            flags.add(DEBUGGER);
        }
        return flags;
    }

    /** Those of them that not every worker has. */
    public static List<String> chosen(PoolOptions options) {
        List<String> flags = new ArrayList<>(carriedOver());
        flags.addAll(options.jvmArgs());
        if (options.debug()) {
            flags.add(DEBUGGER);
        }
        return flags;
    }

    private static List<String> carriedOver() {
        List<String> flags = new ArrayList<>();
        for (String flag : InputArguments.ofThisProcess()) {
            if (startsWithAny(flag, CARRIED_OVER) && !startsWithAny(flag, NOT_CARRIED_OVER)) {
                flags.add(absolute(flag));
            }
        }
        flags.addAll(ManifestFlags.ofThisProgram());
        return flags;
    }

    /** The same flag where another directory is the current one. */
    static String absolute(String flag) {
        int paths = 0;
        for (String beginning : OF_PATHS) {
            paths = flag.startsWith(beginning) ? beginning.length() : paths;
        }
        if (flag.startsWith(OF_PATHS_OF_A_MODULE)) {
            paths = flag.indexOf('=', OF_PATHS_OF_A_MODULE.length()) + 1;
        }
        return paths == 0 || paths == flag.length()
                ? flag
                : flag.substring(0, paths) + PathList.absolute(flag.substring(paths));
    }

    /** The part of the machine's memory that one worker's heap may take, in percent. */
    static double heapPercent(PoolOptions options) {
        return HEAP_PERCENT / options.workers();
    }

    private static List<String> defaults(PoolOptions options) {
        int cpus = Math.max(MIN_CPUS, Runtime.getRuntime().availableProcessors() / options.workers());
        List<String> flags = new ArrayList<>(List.of(
                "-XX:ActiveProcessorCount=" + cpus,
                // Loops without safepoints would hold up the end of an orphan, and every thread dump.
                "-XX:+UseCountedLoopSafepoints",
                "-XX:LoopStripMiningIter=1000",
                // A heap that was once exhausted has left other threads' work undone: start afresh.
                "-XX:+ExitOnOutOfMemoryError",
                // What a worker prints is read as UTF-8. (The names without "sun" are JDK 19's and newer.)
                "-Dsun.stdout.encoding=UTF-8",
                "-Dsun.stderr.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8"));
        boolean choosesCollector = false;
        boolean choosesHeap = false;
        for (String flag : options.jvmArgs()) {
            choosesCollector |= choosesCollector(flag);
            choosesHeap |= flag.startsWith("-Xmx");
        }
        if (!choosesCollector) {
            flags.add("-XX:+UseSerialGC"); // one task at a time leaves a concurrent collector little to do
        }
        if (!choosesHeap) {
            flags.add("-XX:MaxRAMPercentage=" + hundredths(heapPercent(options)));
        }
        return flags;
    }

    /** With two digits after the point. A formatter would take longer to load than all the rest of this. */
    private static String hundredths(double number) {
        long all = Math.round(number * 100);
        return all / 100 + (all % 100 < 10 ? ".0" : ".") + all % 100;
    }

    /** Two collectors on one command line are an error. */
    private static boolean choosesCollector(String flag) {
        return flag.startsWith("-XX:+Use") && flag.endsWith("GC");
    }

    public static boolean startsWithAny(String flag, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (flag.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
