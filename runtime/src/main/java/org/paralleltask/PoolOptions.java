package org.paralleltask;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a pool and its worker processes are set up. Immutable: each method returns options with that one value changed, and
 * throws {@link NullPointerException} if that is null or holds null, {@link IllegalArgumentException} if it is out of its
 * range.
 *
 * <pre>{@code
 * try (SumPrimesPool pool = SumPrimesPool.open(options -> options.workers(4).timeout(Duration.ofSeconds(5)))) {
 *     return pool.map(numbers);
 * }
 * }</pre>
 *
 * <p>There are three groups. <i>Limits</i> ({@link #queueSize}, {@link #queueBytes}, {@link #timeout}, {@link #retries},
 * {@link #retryOn}, {@link #allow}, {@link #cancelGrace}) belong to one pool. <i>Process</i> options ({@link #workers}, {@link #jvmArgs}, {@link #idleTimeout}, …) belong to the
 * worker processes, and so to the {@code Workers} where several pools share one. A {@link #listener} may belong to either.
 */
public final class PoolOptions {
    /** The value of {@link #queueSize()} where none is set: {@value} tasks. */
    public static final int DEFAULT_QUEUE_SIZE = 1000;

    /** More is a slip of the hand: each is a process, with two threads here that read what it prints. */
    private static final int MOST_WORKERS = 10_000;

    private static final Duration DEFAULT_START_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration DEFAULT_START_HOOK_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration DEFAULT_EXIT_HOOK_TIMEOUT = Duration.ofSeconds(30);
    private static final long LEAST_WORKER_MEMORY = 1 << 20;
    private static final long LEAST_TOTAL_MEMORY = 64 << 20;
    private static final long DEFAULT_QUEUE_BYTES = 128 << 20;
    private static final long DEFAULT_MAX_PAYLOAD = 1 << 30;

    private static final Set<DeathCause> DEFAULT_RETRY_ON = Set.of(DeathCause.KILLED, DeathCause.UNKNOWN);

    /** What a frame's length can express, less the fields before it. */
    private static final long MOST_PAYLOAD = Integer.MAX_VALUE - 64;

    /** Whoever waits counts in nanoseconds, of which 64 bits hold 292 years. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final String POSSIBLE = "at least 1 ms and at most 36500 days";
    private static final String PROPERTY_PREFIX = "paralleltask.";

    /** The one such property that is no option: where the archive of classes is. */
    private static final String ARCHIVE_PROPERTY = PROPERTY_PREFIX + "archive";

    private static final PoolOptions DEFAULTS = new PoolOptions(Map.of(), Map.of());

    /** What was set; an option that is absent has its default. */
    private final Map<Option, Object> values;

    /** Which of them a system property has set, and which property. */
    private final Map<Option, String> properties;

    private PoolOptions(Map<Option, Object> values, Map<Option, String> properties) {
        this.values = values;
        this.properties = properties;
    }

    /** Options with every value at its default. */
    public static PoolOptions defaults() {
        return DEFAULTS;
    }

    // Limits: they belong to one pool.

    /**
     * How many tasks are accepted and not yet sent to a worker; a full queue blocks the submitter.
     *
     * @param tasks at least 1; {@value #DEFAULT_QUEUE_SIZE} by default
     */
    public PoolOptions queueSize(int tasks) {
        require(tasks >= 1, "queueSize", tasks, "at least 1: a task must have somewhere to wait");
        return with(Option.QUEUE_SIZE, tasks);
    }

    /** See {@link #queueSize(int)}. */
    public int queueSize() {
        return get(Option.QUEUE_SIZE, DEFAULT_QUEUE_SIZE);
    }

    /**
     * How many bytes the accepted tasks may have, encoded, that are not yet sent to a worker; a queue that holds more
     * blocks the submitter, as one that is full by {@link #queueSize(int)} does. An empty queue takes any task.
     *
     * @param bytes at least 1; 128 MiB by default
     */
    public PoolOptions queueBytes(long bytes) {
        require(bytes >= 1, "queueBytes", bytes, "at least 1: an empty queue takes any task");
        return with(Option.QUEUE_BYTES, bytes);
    }

    /** As {@link #queueBytes(long)}, from text: {@code "512m"}, {@code "2g"}, {@code "800000k"}. */
    public PoolOptions queueBytes(String bytes) {
        return queueBytes(OptionText.size("queueBytes", bytes));
    }

    /** See {@link #queueBytes(long)}. */
    public long queueBytes() {
        return get(Option.QUEUE_BYTES, DEFAULT_QUEUE_BYTES);
    }

    /**
     * The hard limit of one run, from the moment a worker starts it. Past it the worker is killed, whatever the task
     * does, and the task fails with {@link TaskTimeoutException}.
     *
     * @param limit a millisecond to 36500 days; none by default
     */
    public PoolOptions timeout(Duration limit) {
        require(isPossible("timeout", limit), "timeout", limit, POSSIBLE + "; leave it out for no limit");
        return with(Option.TIMEOUT, limit);
    }

    /** As {@link #timeout(Duration)}, from text: {@code "30s"}, {@code "1500ms"}, {@code "2m"}, {@code "1h"}, {@code "PT2M"}. */
    public PoolOptions timeout(String limit) {
        return timeout(OptionText.duration("timeout", limit));
    }

    /** See {@link #timeout(Duration)}; empty for no limit. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable((Duration) values.get(Option.TIMEOUT));
    }

    /**
     * How often a task may run again after its worker ended in the midst of it, for a cause in {@link #retryOn(Set)}; never
     * after an exception.
     *
     * @param times at least 0; 0 by default
     */
    public PoolOptions retries(int times) {
        require(times >= 0, "retries", times, "0 or more");
        return with(Option.RETRIES, times);
    }

    /** See {@link #retries(int)}. */
    public int retries() {
        return get(Option.RETRIES, 0);
    }

    /**
     * After which ends of its worker a task may run again, as often as {@link #retries(int)} says.
     *
     * @param causes {@link DeathCause#KILLED} and {@link DeathCause#UNKNOWN} by default: what the task itself brings about
     *     (a loop, {@code System.exit}, an exhausted heap, a crash) it would most likely bring about again
     */
    public PoolOptions retryOn(Set<DeathCause> causes) {
        return with(Option.RETRY_ON, Set.copyOf(OptionText.list("retryOn", causes)));
    }

    /** See {@link #retryOn(Set)}. */
    public Set<DeathCause> retryOn() {
        return get(Option.RETRY_ON, DEFAULT_RETRY_ON);
    }

    /**
     * Further classes that may cross between the processes where values are serialized, besides those that the types of
     * the method reach and those that its annotation names. The syntax is that of {@link java.io.ObjectInputFilter}: a
     * class's binary name ({@code com.acme.Outer$Inner}), {@code com.acme.*} for a package, {@code com.acme.**} for it
     * and those below it, {@code com.acme.Shop$*} for all names that begin so.
     *
     * <p>What a worker sends may then make objects of all these classes here: name as few as will do, of code that you
     * trust.
     *
     * @param patterns none by default
     * @throws IllegalArgumentException if one is no such pattern, or would let in every class
     */
    public PoolOptions allow(String... patterns) {
        List<String> all = OptionText.list("allow", Arrays.asList(OptionText.notNull("allow", patterns)));
        for (String pattern : all) {
            require(OptionText.isClassPattern(pattern), "allow", pattern, OptionText.CLASS_PATTERN);
        }
        return with(Option.ALLOW, all);
    }

    /** See {@link #allow(String...)}. */
    public List<String> allow() {
        return get(Option.ALLOW, List.of());
    }

    /**
     * How long a running task that is cancelled ({@code cancel(true)}, an interrupted caller, {@code shutdownNow} on given
     * {@code Workers}) may go on after it was interrupted, before its worker is killed.
     *
     * @param grace 0 to 36500 days; 0 by default: it is killed at once
     */
    public PoolOptions cancelGrace(Duration grace) {
        OptionText.notNull("cancelGrace", grace);
        require(
                !grace.isNegative() && grace.compareTo(LONGEST) <= 0,
                "cancelGrace",
                grace,
                "at least 0 and at most 36500 days");
        return with(Option.CANCEL_GRACE, grace);
    }

    /** See {@link #cancelGrace(Duration)}. */
    public Duration cancelGrace() {
        return get(Option.CANCEL_GRACE, Duration.ZERO);
    }

    // Process options: they belong to the worker processes.

    /**
     * How many worker processes.
     *
     * @param processes 1 to {@value #MOST_WORKERS}, or 0 for the CPUs available to this process, which is the default
     */
    public PoolOptions workers(int processes) {
        require(
                processes >= 0 && processes <= MOST_WORKERS,
                "workers",
                processes,
                "1 to " + MOST_WORKERS + ", or 0 for one per CPU available to this process");
        return with(Option.WORKERS, processes);
    }

    /** How many worker processes, at least 1: see {@link #workers(int)}. */
    public int workers() {
        int set = get(Option.WORKERS, 0);
        return set == 0 ? Runtime.getRuntime().availableProcessors() : set;
    }

    /**
     * How many workers more are started ahead, with the method loaded and its start hook run, which take no tasks until a
     * worker ends, whether it was killed, crashed, or is recycled: then the next task waits for milliseconds, not for the
     * start of a JVM. Each takes the memory of an idle worker. With them {@link WorkerContext#workerIndex} goes up to
     * {@code workers + spares - 1}. With {@code startOnDemand} they start
     * when tasks wait. Of no use for workers in this process.
     *
     * @param processes at least 0, which is the default, and at most {@value #MOST_WORKERS}
     */
    public PoolOptions spares(int processes) {
        require(processes >= 0 && processes <= MOST_WORKERS, "spares", processes, "0 to " + MOST_WORKERS);
        return with(Option.SPARES, processes);
    }

    /** See {@link #spares(int)}. */
    public int spares() {
        return get(Option.SPARES, 0);
    }

    /**
     * Whether a worker is started only when a task waits and no worker is free for it; otherwise all are started when the
     * pool is opened, which is the default.
     */
    public PoolOptions startOnDemand(boolean onDemand) {
        return with(Option.START_ON_DEMAND, onDemand);
    }

    /** See {@link #startOnDemand(boolean)}. */
    public boolean startOnDemand() {
        return get(Option.START_ON_DEMAND, false);
    }

    /**
     * How long a worker without a task stays before it is told to end; another is started when a task waits and no worker
     * is free for it.
     *
     * @param limit a millisecond to 36500 days; by default workers stay until the pool is closed
     */
    public PoolOptions idleTimeout(Duration limit) {
        require(
                isPossible("idleTimeout", limit),
                "idleTimeout",
                limit,
                POSSIBLE + "; leave it out for workers that stay");
        return with(Option.IDLE_TIMEOUT, limit);
    }

    /** See {@link #idleTimeout(Duration)}; empty for workers that stay. */
    public Optional<Duration> idleTimeout() {
        return Optional.ofNullable((Duration) values.get(Option.IDLE_TIMEOUT));
    }

    /**
     * How many tasks a worker runs before it is replaced, for code that leaks or wears out. The next process is started
     * ahead, so that it is ready when the old one goes; for that moment there is one process more.
     *
     * @param tasks at least 1, or 0 for no bound, which is the default
     */
    public PoolOptions maxTasksPerWorker(int tasks) {
        require(tasks >= 0, "maxTasksPerWorker", tasks, "at least 1, or 0 for no bound");
        return with(Option.MAX_TASKS_PER_WORKER, tasks);
    }

    /** See {@link #maxTasksPerWorker(int)}; 0 for no bound. */
    public int maxTasksPerWorker() {
        return get(Option.MAX_TASKS_PER_WORKER, 0);
    }

    /**
     * Whether a worker is replaced after a task that has left a thread behind, which could disturb later tasks: it may call
     * {@code System.exit}, change statics, take memory. Where many short tasks travel together, a few more may begin before.
     * Otherwise such threads are logged once for each method, and counted ({@link PoolStats#threadsLeft}), which is the
     * default. Virtual threads are not seen.
     */
    public PoolOptions replaceOnThreadLeak(boolean replace) {
        return with(Option.REPLACE_ON_THREAD_LEAK, replace);
    }

    /** See {@link #replaceOnThreadLeak(boolean)}. */
    public boolean replaceOnThreadLeak() {
        return get(Option.REPLACE_ON_THREAD_LEAK, false);
    }

    /**
     * How large a worker may be: above it the worker is replaced after its task, with a warning. Above one and a half times
     * that it is killed, and its task fails with a {@link WorkerCrashedException} that says so.
     *
     * <p>On Linux the process's resident memory counts, looked at after each task and every 100 ms. Elsewhere it is the
     * JVM's committed heap and its direct buffers, after each task. A JVM keeps heap that it has once had: bound it with
     * {@code jvmArgs(List.of("-Xmx256m"))}, and set this some 200 MB higher.
     *
     * @param bytes at least 1 MiB, or 0 for no bound, which is the default
     */
    public PoolOptions maxWorkerMemory(long bytes) {
        require(
                bytes == 0 || bytes >= LEAST_WORKER_MEMORY,
                "maxWorkerMemory",
                bytes,
                "at least " + LEAST_WORKER_MEMORY + " bytes (1 MiB), or 0 for no bound");
        return with(Option.MAX_WORKER_MEMORY, bytes);
    }

    /** As {@link #maxWorkerMemory(long)}, from text: {@code "512m"}, {@code "2g"}, {@code "800000k"}. */
    public PoolOptions maxWorkerMemory(String bytes) {
        return maxWorkerMemory(OptionText.size("maxWorkerMemory", bytes));
    }

    /** See {@link #maxWorkerMemory(long)}; 0 for no bound. */
    public long maxWorkerMemory() {
        return get(Option.MAX_WORKER_MEMORY, 0L);
    }

    /**
     * How large all workers together may be. Above it those without a task go, the largest first, or else the largest go
     * after their task; others come for them when tasks wait and there is room, and one may always live. If those that
     * stay are above it by more than a tenth, the largest is killed, and its task fails with a
     * {@link WorkerCrashedException} that says so.
     *
     * <p>On Linux the memory counts that each process has for itself ({@code RssAnon}: heap, direct buffers, stacks), looked
     * at every 100 ms; not what processes share, such as a {@link SharedBuffer}, which would be counted for each of them;
     * nor what processes hold that tasks have started. On other systems it has no effect.
     *
     * @param bytes at least 64 MiB, or 0 for no bound, which is the default
     */
    public PoolOptions maxTotalMemory(long bytes) {
        require(
                bytes == 0 || bytes >= LEAST_TOTAL_MEMORY,
                "maxTotalMemory",
                bytes,
                "at least " + LEAST_TOTAL_MEMORY + " bytes (64 MiB), or 0 for no bound");
        return with(Option.MAX_TOTAL_MEMORY, bytes);
    }

    /** As {@link #maxTotalMemory(long)}, from text: {@code "512m"}, {@code "8g"}, {@code "800000k"}. */
    public PoolOptions maxTotalMemory(String bytes) {
        return maxTotalMemory(OptionText.size("maxTotalMemory", bytes));
    }

    /** See {@link #maxTotalMemory(long)}; 0 for no bound. */
    public long maxTotalMemory() {
        return get(Option.MAX_TOTAL_MEMORY, 0L);
    }

    /**
     * How many bytes the arguments of one task may have when they are encoded, and its value as many. What is larger fails
     * with {@link PayloadException} on the side that sends it. Large data may rather be shared than sent.
     *
     * @param bytes 1 to 2147483583; 1 GiB by default
     */
    public PoolOptions maxPayload(long bytes) {
        require(
                bytes >= 1 && bytes <= MOST_PAYLOAD,
                "maxPayload",
                bytes,
                "1 to " + MOST_PAYLOAD + " bytes (2 GiB less 65 bytes)");
        return with(Option.MAX_PAYLOAD, bytes);
    }

    /** As {@link #maxPayload(long)}, from text: {@code "512m"}, {@code "2g"}, {@code "800000k"}. */
    public PoolOptions maxPayload(String bytes) {
        return maxPayload(OptionText.size("maxPayload", bytes));
    }

    /** See {@link #maxPayload(long)}. */
    public long maxPayload() {
        return get(Option.MAX_PAYLOAD, DEFAULT_MAX_PAYLOAD);
    }

    /** Flags for the workers' JVMs, such as {@code -Xmx512m}; they come after, and so beat, the ones the pool sets. */
    public PoolOptions jvmArgs(List<String> args) {
        return with(Option.JVM_ARGS, OptionText.list("jvmArgs", args));
    }

    /** See {@link #jvmArgs(List)}. */
    public List<String> jvmArgs() {
        return get(Option.JVM_ARGS, List.of());
    }

    /** System properties for the workers, added to those that this program was started with, and beating them. */
    public PoolOptions systemProperties(Map<String, String> properties) {
        return with(Option.SYSTEM_PROPERTIES, OptionText.map("systemProperties", properties));
    }

    /** See {@link #systemProperties(Map)}. */
    public Map<String, String> systemProperties() {
        return get(Option.SYSTEM_PROPERTIES, Map.of());
    }

    /**
     * Environment variables for the workers, added to those of this process. Refused when the pool is opened if the locale
     * of this process (such as {@code LC_ALL=C}) has no such characters.
     */
    public PoolOptions environment(Map<String, String> variables) {
        return with(Option.ENVIRONMENT, OptionText.map("environment", variables));
    }

    /** See {@link #environment(Map)}. */
    public Map<String, String> environment() {
        return get(Option.ENVIRONMENT, Map.of());
    }

    /** The workers' working directory; this process's own by default. */
    public PoolOptions directory(Path directory) {
        requireFile("directory", directory);
        return with(Option.DIRECTORY, directory);
    }

    /** See {@link #directory(Path)}; empty for this process's own. */
    public Optional<Path> directory() {
        return Optional.ofNullable((Path) values.get(Option.DIRECTORY));
    }

    /**
     * The {@code java} program that starts the workers: that of the Java which runs this program, by default. Where there is
     * none, as in images of {@code jpackage}, one of the same version is looked for in {@code JAVA_HOME}, on {@code PATH}
     * and in {@code /usr/lib/jvm}. Workers of another Java start without the archive of classes.
     *
     * @param program a file; its Java must be of this one's version, or know the flags that workers get and read the same
     *     classes
     */
    public PoolOptions java(Path program) {
        requireFile("java", program);
        return with(Option.JAVA, program);
    }

    /** See {@link #java(Path)}; empty for that of the Java which runs this program. */
    public Optional<Path> java() {
        return Optional.ofNullable((Path) values.get(Option.JAVA));
    }

    /**
     * Words that stand before {@code java} in the command that starts a worker, for niceness, CPU pinning or a sandbox:
     * {@code List.of("nice", "taskset", "-c", "0-3")}. The last of them must become the JVM ({@code exec} it), so that
     * killing the process kills the worker.
     */
    public PoolOptions commandPrefix(List<String> words) {
        return with(Option.COMMAND_PREFIX, OptionText.list("commandPrefix", words));
    }

    /** See {@link #commandPrefix(List)}. */
    public List<String> commandPrefix() {
        return get(Option.COMMAND_PREFIX, List.of());
    }

    /**
     * The workers' class path, in place of this process's own: for programs whose classes come from a class loader that
     * does not say where from (a packed web application, say). It must have all that tasks need, this library too.
     *
     * @param entries jars and directories
     */
    public PoolOptions classPath(List<Path> entries) {
        List<Path> all = OptionText.list("classPath", entries);
        for (Path entry : all) {
            requireFile("classPath", entry);
        }
        return with(Option.CLASS_PATH, all);
    }

    /** See {@link #classPath(List)}; empty for this process's own. */
    public List<Path> classPath() {
        return get(Option.CLASS_PATH, List.of());
    }

    /**
     * How long a worker may take from its launch until it has called back, before it is given up.
     *
     * @param limit a millisecond to 36500 days; one minute by default
     */
    public PoolOptions startTimeout(Duration limit) {
        require(isPossible("startTimeout", limit), "startTimeout", limit, POSSIBLE);
        return with(Option.START_TIMEOUT, limit);
    }

    /** See {@link #startTimeout(Duration)}. */
    public Duration startTimeout() {
        return get(Option.START_TIMEOUT, DEFAULT_START_TIMEOUT);
    }

    /**
     * How long a worker may take to load a task's class and to run its {@link OnWorkerStart} method, before it is given up.
     *
     * @param limit a millisecond to 36500 days; five minutes by default
     */
    public PoolOptions startHookTimeout(Duration limit) {
        require(isPossible("startHookTimeout", limit), "startHookTimeout", limit, POSSIBLE);
        return with(Option.START_HOOK_TIMEOUT, limit);
    }

    /** See {@link #startHookTimeout(Duration)}. */
    public Duration startHookTimeout() {
        return get(Option.START_HOOK_TIMEOUT, DEFAULT_START_HOOK_TIMEOUT);
    }

    /**
     * How long a worker that is told to end may take, {@link OnWorkerExit} methods and shutdown hooks included, before it
     * is killed.
     *
     * @param limit a millisecond to 36500 days; 30 seconds by default
     */
    public PoolOptions exitHookTimeout(Duration limit) {
        require(isPossible("exitHookTimeout", limit), "exitHookTimeout", limit, POSSIBLE);
        return with(Option.EXIT_HOOK_TIMEOUT, limit);
    }

    /** See {@link #exitHookTimeout(Duration)}. */
    public Duration exitHookTimeout() {
        return get(Option.EXIT_HOOK_TIMEOUT, DEFAULT_EXIT_HOOK_TIMEOUT);
    }

    /**
     * Whether the workers wait for a debugger before they run anything: each listens on a port of its own, which its JVM
     * prints. No time limit counts then.
     */
    public PoolOptions debug(boolean suspended) {
        return with(Option.DEBUG, suspended);
    }

    /** See {@link #debug(boolean)}. */
    public boolean debug() {
        return get(Option.DEBUG, false);
    }

    /**
     * A directory for each task whose worker died with it, or was killed at its limit: {@code NAME.task}, its arguments;
     * {@code NAME.sh}, which runs it again alone; {@code NAME.txt}, the failure's message and the worker's threads;
     * {@code NAME.hs_err.log}, the JVM's crash log, if there is one. The newest 100 tasks are kept, and at most 1 GiB. A JVM
     * writes its exhausted heap there if {@code jvmArgs} tell it to ({@code -XX:+HeapDumpOnOutOfMemoryError}). The files may
     * hold anything that the task was given: mind who may read the directory.
     */
    public PoolOptions captureCrashes(Path directory) {
        requireFile("captureCrashes", directory);
        return with(Option.CAPTURE_CRASHES, directory);
    }

    /** See {@link #captureCrashes(Path)}; empty for none. */
    public Optional<Path> captureCrashes() {
        return Optional.ofNullable((Path) values.get(Option.CAPTURE_CRASHES));
    }

    /**
     * What takes the lines that the workers print; by default they go to this program's standard output and error, marked
     * with the worker: {@code [sumPrimes-3] …}.
     */
    public PoolOptions output(OutputHandler handler) {
        return with(Option.OUTPUT, handler);
    }

    /** See {@link #output(OutputHandler)}; empty for this program's own output. */
    public Optional<OutputHandler> output() {
        return Optional.ofNullable((OutputHandler) values.get(Option.OUTPUT));
    }

    /**
     * What hears of workers and tasks. That of a pool on given {@code Workers} hears of the pool's tasks alone, that of
     * the {@code Workers} of everything.
     */
    public PoolOptions listener(PoolListener listener) {
        return with(Option.LISTENER, listener);
    }

    /** See {@link #listener(PoolListener)}. */
    public Optional<PoolListener> listener() {
        return Optional.ofNullable((PoolListener) values.get(Option.LISTENER));
    }

    /**
     * These options, overridden by the system properties {@code paralleltask.OPTION}, of all pools, and those by
     * {@code paralleltask.NAME.OPTION}.
     *
     * @param name the pool's name, such as {@code sumPrimes}
     * @throws IllegalArgumentException if a property has one of these forms and is no option, or its value is none
     */
    public PoolOptions withSystemProperties(String name) {
        return withSystemProperties(name, option -> true);
    }

    /** The same for a pool on given {@code Workers}: of the properties of all pools it takes the limits. */
    public PoolOptions withSystemPropertiesOnWorkers(String name) {
        return withSystemProperties(name, option -> option.scope != Option.Scope.PROCESSES);
    }

    /** The same for a {@code Workers}: of the properties of all pools it takes the process options. */
    public PoolOptions withSystemPropertiesOfWorkers(String name) {
        return withSystemProperties(name, option -> option.scope != Option.Scope.POOL);
    }

    private PoolOptions withSystemProperties(String name, Predicate<Option> ofAllPools) {
        String prefix = PROPERTY_PREFIX + name + ".";
        PoolOptions general = this;
        List<String> ofThisPool = new ArrayList<>();
        for (String property : new TreeSet<>(System.getProperties().stringPropertyNames())) {
            if (property.startsWith(prefix)) {
                ofThisPool.add(property);
            } else if (isOfAllPools(property)) {
                Option option = Option.ofProperty(property, property.substring(PROPERTY_PREFIX.length()));
                if (ofAllPools.test(option)) {
                    general = option.setFrom(property, general).from(option, property);
                }
            }
        }
        PoolOptions options = general;
        for (String property : ofThisPool) {
            Option option = Option.ofProperty(property, property.substring(prefix.length()));
            options = option.setFrom(property, options).from(option, property);
        }
        return options;
    }

    /** One with another dot belongs to the pool of that name, whatever it is called. */
    private static boolean isOfAllPools(String property) {
        return property.startsWith(PROPERTY_PREFIX)
                && property.indexOf('.', PROPERTY_PREFIX.length()) < 0
                && !property.equals(ARCHIVE_PROPERTY);
    }

    /**
     * The process options that differ from those of {@code others}, by name, and by the system property that has set
     * them; for a pool on a given {@code Workers}, where they have no effect.
     */
    public List<String> processOptionsOtherThan(PoolOptions others) {
        return differing(others, Option.Scope.PROCESSES);
    }

    /** The limits that differ from those of {@code others}, likewise; for a {@code Workers}, where they have no effect. */
    public List<String> limitsOtherThan(PoolOptions others) {
        return differing(others, Option.Scope.POOL);
    }

    private List<String> differing(PoolOptions others, Option.Scope scope) {
        return Arrays.stream(Option.values())
                .filter(option -> option.scope == scope)
                .filter(option -> !Objects.equals(values.get(option), others.values.get(option)))
                .map(option -> option.key
                        + (properties.containsKey(option) ? " (system property " + properties.get(option) + ")" : ""))
                .toList();
    }

    @Override
    @SuppressWarnings("exports") // tools read the annotation; required transitively, every user's module would need it
    public boolean equals(@Nullable Object other) {
        return other instanceof PoolOptions that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** What was set, as in {@code {queueSize=10, workers=4}}; of environment variables and properties only the names. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey().key + "="
                        + (entry.getValue() instanceof Map<?, ?> secrets ? secrets.keySet() : entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private PoolOptions with(Option option, Object value) {
        Map<Option, Object> changed = new EnumMap<>(Option.class);
        changed.putAll(values);
        changed.put(option, OptionText.notNull(option.key, value));
        Map<Option, String> others = properties;
        if (properties.containsKey(option)) {
            others = new EnumMap<>(properties);
            others.remove(option);
        }
        return new PoolOptions(changed, others);
    }

    private PoolOptions from(Option option, String property) {
        Map<Option, String> more = new EnumMap<>(Option.class);
        more.putAll(properties);
        more.put(option, property);
        return new PoolOptions(values, more);
    }

    @SuppressWarnings("unchecked") // each option is put by one method, with the type its getter asks for
    private <V> V get(Option option, V ifAbsent) {
        Object value = values.get(option);
        return value == null ? ifAbsent : (V) value;
    }

    private static boolean isPossible(String option, Duration limit) {
        OptionText.notNull(option, limit);
        return limit.compareTo(Duration.ofMillis(1)) >= 0 && limit.compareTo(LONGEST) <= 0;
    }

    /** A path within an archive, say, would be another one there. */
    private static void requireFile(String option, Path path) {
        if (!OptionText.notNull(option, path).getFileSystem().equals(FileSystems.getDefault())) {
            throw new IllegalArgumentException(option + " must be of the default file system, the only one that other"
                    + " processes know; it was " + path.toUri());
        }
    }

    private static void require(boolean holds, String option, Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(option + " must be " + rule + "; it was " + value);
        }
    }
}
