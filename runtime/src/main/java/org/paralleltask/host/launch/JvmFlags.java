package org.paralleltask.host.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.paralleltask.PoolOptions;
import org.paralleltask.memory.SharedMemory;

/**
 * The JVM flags of worker processes: first those flags of this JVM that code may depend on, then defaults with which
 * several workers share a machine.
 */
public final class JvmFlags {
    /**
     * The environment variables from which a JVM takes flags. Workers do not get these variables, because they could
     * override the flags that the library chooses. What workers need of them is carried over as flags.
     */
    public static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /**
     * How the flags begin that workers take over from this JVM. Flags for memory and collector are not among them,
     * because a worker gets a share of the machine, not the whole. Nor are native agents and remote management, whose
     * ports are taken; Java agents are if {@link #AGENTS_PROPERTY} says so.
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

    /**
     * The system property that gives workers the Java agents of their program's command line, of all pools: as a
     * measurement of coverage needs it.
     */
    private static final String AGENTS_PROPERTY = "paralleltask.agents";

    private static final String AGENT = "-javaagent:";

    /** How those of them begin that end with a list of paths. */
    private static final List<String> OF_PATHS =
            List.of("-Xbootclasspath/a:", "--upgrade-module-path=", "-Djava.library.path=", "-Djava.io.tmpdir=");

    /** Has a module's name and an equals sign before its list of paths. */
    private static final String OF_PATHS_OF_A_MODULE = "--patch-module=";

    private static final List<String> NOT_CARRIED_OVER = List.of(
            "-Dcom.sun.management.",
            "-Djava.rmi.server.",
            "-Djdk.module.",
            "-Dsun.stdout",
            "-Dsun.stderr",
            "-D" + SharedMemory.PROPERTY + "=");

    /**
     * Lets each worker wait for a debugger, at a free port that its JVM prints. Other machines cannot reach the port.
     */
    private static final String DEBUGGER = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0";

    /** The part of the machine's memory that the heaps of all workers together may take, in percent. */
    private static final double HEAP_PERCENT = 50;

    /** With fewer, a worker's common pool would have one thread, and a pool that a task opens would have one worker. */
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
            // used only if jvmArgs ask for a heap dump when the heap is exhausted
            flags.add("-XX:HeapDumpPath=" + NativeText.of(captures));
        }
        if (options.debug()) {
            flags.add(DEBUGGER);
        }
        return flags;
    }

    /** The flags without the library's defaults: those that are carried over, and those that the options choose. */
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
        boolean carriesAgents = carriesAgents();
        for (String flag : InputArguments.ofThisProcess()) {
            if (flag.startsWith(AGENT)
                    ? carriesAgents
                    : startsWithAny(flag, CARRIED_OVER) && !startsWithAny(flag, NOT_CARRIED_OVER)) {
                flags.add(absolute(flag));
            }
        }
        if (carriesAgents) {
            flags.add("-D" + AGENTS_PROPERTY + "=true"); // which may have been set by code; for workers of workers
        }
        flags.addAll(ManifestFlags.ofThisProgram());
        return flags;
    }

    /**
     * Whether workers have the Java agents of this JVM's command line.
     *
     * @throws IllegalArgumentException if the property is neither true nor false
     */
    private static boolean carriesAgents() {
        String text = System.getProperty(AGENTS_PROPERTY, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("The system property " + AGENTS_PROPERTY + " is \"" + text
                    + "\": true gives workers the Java agents of this program's command line, false does not");
        }
        return text.equals("true");
    }

    /** The flag with absolute paths, so that it means the same in another directory. */
    static String absolute(String flag) {
        int paths = 0;
        for (String beginning : OF_PATHS) {
            paths = flag.startsWith(beginning) ? beginning.length() : paths;
        }
        if (flag.startsWith(OF_PATHS_OF_A_MODULE)) {
            paths = flag.indexOf('=', OF_PATHS_OF_A_MODULE.length()) + 1;
        }
        if (flag.startsWith(AGENT)) {
            return absoluteAgent(flag);
        }
        return paths == 0 || paths == flag.length()
                ? flag
                : flag.substring(0, paths) + PathList.absolute(flag.substring(paths));
    }

    /** "-javaagent:JAR" or "-javaagent:JAR=OPTIONS", where the options have no form that all agents share. */
    private static String absoluteAgent(String flag) {
        int options = flag.indexOf('=');
        int end = options < 0 ? flag.length() : options;
        return AGENT + PathList.absolute(flag.substring(AGENT.length(), end)) + flag.substring(end);
    }

    /** The part of the machine's memory that one worker's heap may take, in percent. */
    static double heapPercent(PoolOptions options) {
        return HEAP_PERCENT / options.workers();
    }

    private static List<String> defaults(PoolOptions options) {
        int cpus = Math.max(MIN_CPUS, Runtime.getRuntime().availableProcessors() / options.workers());
        List<String> flags = new ArrayList<>(List.of(
                "-XX:ActiveProcessorCount=" + cpus,
                // A loop without safepoints would delay the end of an orphan, and every thread dump.
                "-XX:+UseCountedLoopSafepoints",
                "-XX:LoopStripMiningIter=1000",
                // An exhausted heap has made any thread fail at any point: only a new process is in a known state.
                "-XX:+ExitOnOutOfMemoryError",
                // The parent reads a worker's output as UTF-8. The names without "sun" are for JDK 19 and newer.
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
            flags.add("-XX:+UseSerialGC"); // a worker runs one task at a time: a concurrent collector would gain little
        }
        if (!choosesHeap) {
            flags.add("-XX:MaxRAMPercentage=" + hundredths(heapPercent(options)));
        }
        return flags;
    }

    /** A number with two digits after the point. A formatter would take longer to load than the rest of this class. */
    private static String hundredths(double number) {
        long all = Math.round(number * 100);
        return all / 100 + (all % 100 < 10 ? ".0" : ".") + all % 100;
    }

    /** Whether the flag chooses a collector. A JVM refuses to start with two. */
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
