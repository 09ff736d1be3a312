package org.paralleltask;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a pool and its worker processes are set up. Immutable: each method returns new options with one value changed. It
 * throws a {@link NullPointerException} if the value is null or contains null, and an {@link IllegalArgumentException}
 * if the value is out of its range.
 *
 * <pre>{@code
 * try (SumPrimesPool pool = SumPrimesPool.open(options -> options.workers(4).timeout(Duration.ofSeconds(5)))) {
 *     return pool.map(numbers);
 * }
 * }</pre>
 *
 * <p>There are three groups. <i>Limits</i> ({@link #queueSize}, {@link #queueBytes}, {@link #timeout},
 * {@link #retries}, {@link #retryOn}, {@link #allow}, {@link #cancelGrace},
 * {@link #contextCarriers}) belong to one pool. <i>Process</i> options
 * ({@link #workers}, {@link #jvmArgs}, {@link #idleTimeout}, …) belong to the worker processes, which several pools may
 * share as {@code Workers}. A {@link #listener} may belong to either.
 */
public final class PoolOptions {
    /** The default of {@link #queueSize()}: {@value} tasks. */
    public static final int DEFAULT_QUEUE_SIZE = 1000;

    /** More would be a typing error: each is a process, with two threads in this program that read its output. */
    private static final int MOST_WORKERS = 10_000;

    private static final Duration DEFAULT_START_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration DEFAULT_START_HOOK_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration DEFAULT_EXIT_HOOK_TIMEOUT = Duration.ofSeconds(30);
    private static final long LEAST_WORKER_MEMORY = 1 << 20;
    private static final long LEAST_TOTAL_MEMORY = 64 << 20;
    private static final long DEFAULT_QUEUE_BYTES = 128 << 20;
    private static final long DEFAULT_MAX_PAYLOAD = 1 << 30;

    private static final Set<DeathCause> DEFAULT_RETRY_ON = Set.of(DeathCause.KILLED, DeathCause.UNKNOWN);

    /** In bytes: the greatest length of a frame, minus its other fields. */
    private static final long MOST_PAYLOAD = Integer.MAX_VALUE - 64;

    /** Waiting threads count in nanoseconds: 64 bits hold 292 years. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final String POSSIBLE = "at least 1 ms and at most 36500 days";

    private static final PoolOptions DEFAULTS = new PoolOptions(Map.of(), Map.of());

    /** The options that were set. An option that is absent has its default. */
    private final Map<Option, Object> values;

    /** The options that a system property has set, and which property it was. */
    private final Map<Option, String> properties;

    private PoolOptions(Map<Option, Object> values, Map<Option, String> properties) {
        this.values = values;
        this.properties = properties;
    }

    /** {@return options with every value at its default} */
    public static PoolOptions defaults() {
        return DEFAULTS;
    }

    // Limits: they belong to one pool.

    /**
     * How many tasks may wait that are not yet sent to a worker. If the queue is full, the submitting thread waits.
     *
     * @param tasks at least 1; {@value #DEFAULT_QUEUE_SIZE} by default
     * @return these options, with that value
     * @throws IllegalArgumentException if it is less
     */
    public PoolOptions queueSize(int tasks) {
        require(tasks >= 1, "queueSize", tasks, "at least 1: a task must have somewhere to wait");
        return with(Option.QUEUE_SIZE, tasks);
    }

    /** {@return how many tasks may wait, at least 1: see {@link #queueSize(int)}} */
    public int queueSize() {
        return get(Option.QUEUE_SIZE, DEFAULT_QUEUE_SIZE);
    }

    /**
     * How many bytes the tasks may have, encoded, that are not yet sent to a worker. If the queue is full, by this or
     * by {@link #queueSize(int)}, the submitting thread waits. An empty queue takes any task.
     *
     * @param bytes at least 1; 128 MiB by default
     * @return these options, with that value
     * @throws IllegalArgumentException if it is less
     */
    public PoolOptions queueBytes(long bytes) {
        require(bytes >= 1, "queueBytes", bytes, "at least 1: an empty queue takes any task");
        return with(Option.QUEUE_BYTES, bytes);
    }

    /**
     * As {@link #queueBytes(long)}, from text: {@code "512m"}, {@code "2g"}, {@code "800000k"}.
     *
     * @param bytes one of these forms
     * @return these options, with that value
     * @throws IllegalArgumentException if it is no such text, or out of range
     */
    public PoolOptions queueBytes(String bytes) {
        return queueBytes(OptionText.size("queueBytes", bytes));
    }

    /** {@return how many bytes the waiting tasks may have, at least 1: see {@link #queueBytes(long)}} */
    public long queueBytes() {
        return get(Option.QUEUE_BYTES, DEFAULT_QUEUE_BYTES);
    }

    /**
     * How long one run of a task may take, from the moment the worker begins it. After that the worker is killed,
     * whatever the task does, and the task fails with {@link TaskTimeoutException}.
     *
     * @param limit a millisecond to 36500 days; none by default
     * @return these options, with that value
     * @throws IllegalArgumentException if it is out of that range
     */
    public PoolOptions timeout(Duration limit) {
        require(isPossible("timeout", limit), "timeout", limit, POSSIBLE + "; leave it out for no limit");
        return with(Option.TIMEOUT, limit);
    }

    /**
     * As {@link #timeout(Duration)}, from text: {@code "30s"}, {@code "1500ms"}, {@code "2m"}, {@code "PT2M"}.
     *
     * @param limit one of these forms
     * @return these options, with that value
     * @throws IllegalArgumentException if it is no such text, or out of range
     */
    public PoolOptions timeout(String limit) {
        return timeout(OptionText.duration("timeout", limit));
    }

    /** {@return how long one run of a task may take, empty for no limit: see {@link #timeout(Duration)}} */
    public Optional<Duration> timeout() {
        return Optional.ofNullable((Duration) values.get(Option.TIMEOUT));
    }

    /**
     * How often a task may run again if its worker ended while it ran, for a cause in {@link #retryOn(Set)}. After an
     * exception a task never runs again.
     *
     * @param times at least 0; 0 by default
     * @return these options, with that value
     * @throws IllegalArgumentException if it is less
     */
    public PoolOptions retries(int times) {
        require(times >= 0, "retries", times, "0 or more");
        return with(Option.RETRIES, times);
    }

    /** {@return how often a task may run again, 0 or more: see {@link #retries(int)}} */
    public int retries() {
        return get(Option.RETRIES, 0);
    }

    /**
     * The causes of a worker's end after which a task may run again, as often as {@link #retries(int)} says.
     *
     * @param causes {@link DeathCause#KILLED} and {@link DeathCause#UNKNOWN} by default. The others are most likely the
     *     task's own doing (a loop, {@code System.exit}, an exhausted heap, a crash), and would happen again
     * @return these options, with that value
     */
    public PoolOptions retryOn(Set<DeathCause> causes) {
        return with(Option.RETRY_ON, Set.copyOf(OptionText.list("retryOn", causes)));
    }

    /** {@return the causes after which a task may run again, an immutable set: see {@link #retryOn(Set)}} */
    public Set<DeathCause> retryOn() {
        return get(Option.RETRY_ON, DEFAULT_RETRY_ON);
    }

    /**
     * Further classes that may cross between the processes by Java serialization, besides those that the method's types
     * and its annotation name. The syntax is that of {@link java.io.ObjectInputFilter}: a class's binary name ({@code
     * com.acme.Outer$Inner}), {@code com.acme.*} for a package, {@code com.acme.**} for it and those below it, {@code
     * com.acme.Shop$*} for all names that begin so.
     *
     * <p>A worker may then send objects of all these classes to this process. Name as few classes as possible, and only
     * of code that you trust.
     *
     * @param patterns none by default
     * @return these options, with that value
     * @throws IllegalArgumentException if one is no such pattern, or would allow every class
     */
    public PoolOptions allow(String... patterns) {
        List<String> all = OptionText.list("allow", Arrays.asList(OptionText.notNull("allow", patterns)));
        for (String pattern : all) {
            require(OptionText.isClassPattern(pattern), "allow", pattern, OptionText.CLASS_PATTERN);
        }
        return with(Option.ALLOW, all);
    }

    /** {@return the further classes that may cross, an immutable list: see {@link #allow(String...)}} */
    public List<String> allow() {
        return get(Option.ALLOW, List.of());
    }

    /**
     * How long a running task may continue after it was interrupted, because it was cancelled ({@code cancel(true)}, an
     * interrupted caller, {@code shutdownNow} on given {@code Workers}), before its worker is killed.
     *
     * @param grace 0 to 36500 days; 0 by default: the worker is killed at once
     * @return these options, with that value
     * @throws IllegalArgumentException if it is out of that range
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

    /** {@return how long a cancelled task may continue, 0 or more: see {@link #cancelGrace(Duration)}} */
    public Duration cancelGrace() {
        return get(Option.CANCEL_GRACE, Duration.ZERO);
    }

    /**
     * What takes the context of callers along with tasks: the context of their logs, a trace, a tenant.
     *
     * @param carriers instead of all that are found by {@link java.util.ServiceLoader}, which is the default; none, so that
     *     nothing is taken along
     * @return these options, with that value
     * @throws IllegalArgumentException if workers cannot make their own one, because the class is not public, or has no public
     *     constructor without parameters
     */
    public PoolOptions contextCarriers(List<? extends ContextCarrier> carriers) {
        List<ContextCarrier> all = List.copyOf(OptionText.list("contextCarriers", carriers));
        for (ContextCarrier carrier : all) {
            require(
                    OptionText.canBeMade(carrier.getClass()),
                    "contextCarriers",
                    carrier.getClass().getName(),
                    "of public classes with a public constructor without parameters: each worker makes its own");
        }
        return with(Option.CONTEXT_CARRIERS, all);
    }

    /** {@return an immutable list of the carriers, empty for all that are found: see {@link #contextCarriers(List)}} */
    @SuppressWarnings("unchecked") // put by the method above
    public Optional<List<ContextCarrier>> contextCarriers() {
        return Optional.ofNullable((List<ContextCarrier>) values.get(Option.CONTEXT_CARRIERS));
    }

    // Process options: they belong to the worker processes.

    /**
     * How many worker processes there are.
     *
     * @param processes 1 to {@value #MOST_WORKERS}, or 0 for one per CPU available to this process, which is the
     *     default
     * @return these options, with that value
     * @throws IllegalArgumentException if it is out of that range
     */
    public PoolOptions workers(int processes) {
        require(
                processes >= 0 && processes <= MOST_WORKERS,
                "workers",
                processes,
                "1 to " + MOST_WORKERS + ", or 0 for one per CPU available to this process");
        return with(Option.WORKERS, processes);
    }

    /** {@return how many worker processes there are, at least 1: see {@link #workers(int)}} */
    public int workers() {
        int set = get(Option.WORKERS, 0);
        return set == 0 ? Runtime.getRuntime().availableProcessors() : set;
    }

    /**
     * How many further workers are started in advance, load the method and run its start hook. They take no tasks until
     * another worker is killed, crashes or is replaced. Then the next task waits for milliseconds, not for the start of
     * a JVM. Each takes the memory of an idle worker. With spares {@link WorkerContext#workerIndex} goes up to
     * {@code workers + spares - 1}. With {@code startOnDemand} spares start when tasks wait. They are no use in
     * threads.
     *
     * @param processes at least 0, which is the default, and at most {@value #MOST_WORKERS}
     * @return these options, with that value
     * @throws IllegalArgumentException if it is out of that range
     */
    public PoolOptions spares(int processes) {
        require(processes >= 0 && processes <= MOST_WORKERS, "spares", processes, "0 to " + MOST_WORKERS);
        return with(Option.SPARES, processes);
    }

    /** {@return how many further workers are started in advance, 0 or more: see {@link #spares(int)}} */
    public int spares() {
        return get(Option.SPARES, 0);
    }

    /**
     * Whether a worker is started only when a task waits and no worker is free for it. By default all are started when
     * the pool is opened.
     *
     * @param onDemand false by default
     * @return these options, with that value
     */
    public PoolOptions startOnDemand(boolean onDemand) {
        return with(Option.START_ON_DEMAND, onDemand);
    }

    /** {@return whether workers start only when tasks wait: see {@link #startOnDemand(boolean)}} */
    public boolean startOnDemand() {
        return get(Option.START_ON_DEMAND, false);
    }

    /**
     * How long a worker without a task stays before it is told to end. Another one is started when a task waits and no
     * worker is free for it.
     *
     * @param limit a millisecond to 36500 days; by default workers stay until the pool is closed
     * @return these options, with that value
     * @throws IllegalArgumentException if it is out of that range
     */
    public PoolOptions idleTimeout(Duration limit) {
        require(
                isPossible("idleTimeout", limit),
                "idleTimeout",
                limit,
                POSSIBLE + "; leave it out for workers that stay");
        return with(Option.IDLE_TIMEOUT, limit);
    }

    /**
     * {@return how long a worker without a task stays, empty for workers that stay: see {@link
     * #idleTimeout(Duration)}}
     */
    public Optional<Duration> idleTimeout() {
        return Optional.ofNullable((Duration) values.get(Option.IDLE_TIMEOUT));
    }

    /**
     * How many tasks a worker runs before it is replaced, for code that leaks. The next process is started in advance,
     * so that it is ready when the old one ends. For that moment there is one process more.
     *
     * @param tasks at least 1, or 0 for no bound, which is the default
     * @return these options, with that value
     * @throws IllegalArgumentException if it is less than 0
     */
    public PoolOptions maxTasksPerWorker(int tasks) {
        require(tasks >= 0, "maxTasksPerWorker", tasks, "at least 1, or 0 for no bound");
        return with(Option.MAX_TASKS_PER_WORKER, tasks);
    }

    /** {@return how many tasks a worker runs, 0 for no bound: see {@link #maxTasksPerWorker(int)}} */
    public int maxTasksPerWorker() {
        return get(Option.MAX_TASKS_PER_WORKER, 0);
    }

    /**
     * Whether a worker is replaced after a task that has left a thread behind. Such a thread could disturb later tasks:
     * it may call {@code System.exit}, change statics, take memory. If short tasks are sent together, a few more may
     * begin before the worker is replaced. By default such threads are only logged, once for each method, and counted
     * ({@link PoolStats#threadsLeft}). Virtual threads are not seen.
     *
     * @param replace false by default
     * @return these options, with that value
     */
    public PoolOptions replaceOnThreadLeak(boolean replace) {
        return with(Option.REPLACE_ON_THREAD_LEAK, replace);
    }

    /**
     * {@return whether a worker is replaced after a task that has left a thread: see {@link
     * #replaceOnThreadLeak(boolean)}}
     */
    public boolean replaceOnThreadLeak() {
        return get(Option.REPLACE_ON_THREAD_LEAK, false);
    }

    /**
     * How much memory a worker may take. If it takes more, it is replaced after its task, with a warning. If it takes
     * more than one and a half times as much, it is killed, and its task fails with a {@link WorkerCrashedException}.
     *
     * <p>On Linux the process's resident memory counts, measured after each task and every 100 ms. On other systems the
     * JVM's used heap and its direct buffers count, measured after each task. A JVM does not give back heap that
     * it once had: limit it with {@code jvmArgs(List.of("-Xmx256m"))}, and set this some 200 MB higher.
     *
     * @param bytes at least 1 MiB, or 0 for no bound, which is the default
     * @return these options, with that value
     * @throws IllegalArgumentException if it is out of that range
     */
    public PoolOptions maxWorkerMemory(long bytes) {
        require(
                bytes == 0 || bytes >= LEAST_WORKER_MEMORY,
                "maxWorkerMemory",
                bytes,
                "at least " + LEAST_WORKER_MEMORY + " bytes (1 MiB), or 0 for no bound");
        return with(Option.MAX_WORKER_MEMORY, bytes);
    }

    /**
     * As {@link #maxWorkerMemory(long)}, from text: {@code "512m"}, {@code "2g"}, {@code "800000k"}.
     *
     * @param bytes one of these forms
     * @return these options, with that value
     * @throws IllegalArgumentException if it is no such text, or out of range
     */
    public PoolOptions maxWorkerMemory(String bytes) {
        return maxWorkerMemory(OptionText.size("maxWorkerMemory", bytes));
    }

    /** {@return how many bytes a worker may take, 0 for no bound: see {@link #maxWorkerMemory(long)}} */
    public long maxWorkerMemory() {
        return get(Option.MAX_WORKER_MEMORY, 0L);
    }

    /**
     * How much memory all workers may take together. If they take more, workers without a task end, the largest first;
     * if all have tasks, the largest end after their task. New ones start when tasks wait and there is room. One worker
     * may always live. If the rest takes more than a tenth too much, the largest is killed, and its task fails with a
     * {@link WorkerCrashedException}.
     *
     * <p>On Linux the memory counts that a process shares with no other ({@code RssAnon}: heap, direct buffers,
     * stacks), measured every 100 ms. Memory that processes share, such as a {@link SharedBuffer}, does not count, nor
     * does that of processes which tasks have started. On other systems it counts as {@link #maxWorkerMemory} does.
     *
     * @param bytes at least 64 MiB, or 0 for no bound, which is the default
     * @return these options, with that value
     * @throws IllegalArgumentException if it is out of that range
     */
    public PoolOptions maxTotalMemory(long bytes) {
        require(
                bytes == 0 || bytes >= LEAST_TOTAL_MEMORY,
                "maxTotalMemory",
                bytes,
                "at least " + LEAST_TOTAL_MEMORY + " bytes (64 MiB), or 0 for no bound");
        return with(Option.MAX_TOTAL_MEMORY, bytes);
    }

    /**
     * As {@link #maxTotalMemory(long)}, from text: {@code "512m"}, {@code "8g"}, {@code "800000k"}.
     *
     * @param bytes one of these forms
     * @return these options, with that value
     * @throws IllegalArgumentException if it is no such text, or out of range
     */
    public PoolOptions maxTotalMemory(String bytes) {
        return maxTotalMemory(OptionText.size("maxTotalMemory", bytes));
    }

    /** {@return how many bytes all workers may take, 0 for no bound: see {@link #maxTotalMemory(long)}} */
    public long maxTotalMemory() {
        return get(Option.MAX_TOTAL_MEMORY, 0L);
    }

    /**
     * How many bytes the arguments of one task may have when they are encoded, and how many its value may have. A task
     * with more fails with {@link PayloadException}. Large data can be shared instead ({@link SharedBuffer}).
     *
     * @param bytes 1 to 2147483583; 1 GiB by default
     * @return these options, with that value
     * @throws IllegalArgumentException if it is out of that range
     */
    public PoolOptions maxPayload(long bytes) {
        require(
                bytes >= 1 && bytes <= MOST_PAYLOAD,
                "maxPayload",
                bytes,
                "1 to " + MOST_PAYLOAD + " bytes (2 GiB less 65 bytes)");
        return with(Option.MAX_PAYLOAD, bytes);
    }

    /**
     * As {@link #maxPayload(long)}, from text: {@code "512m"}, {@code "2g"}, {@code "800000k"}.
     *
     * @param bytes one of these forms
     * @return these options, with that value
     * @throws IllegalArgumentException if it is no such text, or out of range
     */
    public PoolOptions maxPayload(String bytes) {
        return maxPayload(OptionText.size("maxPayload", bytes));
    }

    /** {@return how many bytes the arguments of a task may have, and its value: see {@link #maxPayload(long)}} */
    public long maxPayload() {
        return get(Option.MAX_PAYLOAD, DEFAULT_MAX_PAYLOAD);
    }

    /**
     * Flags for the workers' JVMs, such as {@code -Xmx512m}. They override the flags that the pool itself sets.
     *
     * @param args one flag each; none by default
     * @return these options, with that value
     */
    public PoolOptions jvmArgs(List<String> args) {
        return with(Option.JVM_ARGS, OptionText.list("jvmArgs", args));
    }

    /** {@return flags for the workers, an immutable list: see {@link #jvmArgs(List)}} */
    public List<String> jvmArgs() {
        return get(Option.JVM_ARGS, List.of());
    }

    /**
     * System properties for the workers, in addition to those of this program's command line, which they override.
     *
     * @param properties their values by their names; none by default
     * @return these options, with that value
     */
    public PoolOptions systemProperties(Map<String, String> properties) {
        return with(Option.SYSTEM_PROPERTIES, OptionText.map("systemProperties", properties));
    }

    /** {@return system properties for the workers, an immutable map: see {@link #systemProperties(Map)}} */
    public Map<String, String> systemProperties() {
        return get(Option.SYSTEM_PROPERTIES, Map.of());
    }

    /**
     * Environment variables for the workers, in addition to those of this process. If the locale of this process (such
     * as {@code LC_ALL=C}) lacks their characters, the pool cannot be opened.
     *
     * @param variables their values by their names; none by default
     * @return these options, with that value
     */
    public PoolOptions environment(Map<String, String> variables) {
        return with(Option.ENVIRONMENT, OptionText.map("environment", variables));
    }

    /** {@return environment variables for the workers, an immutable map: see {@link #environment(Map)}} */
    public Map<String, String> environment() {
        return get(Option.ENVIRONMENT, Map.of());
    }

    /**
     * The workers' working directory; this process's own by default.
     *
     * @param directory of the default file system
     * @return these options, with that value
     * @throws IllegalArgumentException if it is of another file system
     */
    public PoolOptions directory(Path directory) {
        requireFile("directory", directory);
        return with(Option.DIRECTORY, directory);
    }

    /** {@return the workers' working directory, empty for this process's own: see {@link #directory(Path)}} */
    public Optional<Path> directory() {
        return Optional.ofNullable((Path) values.get(Option.DIRECTORY));
    }

    /**
     * The {@code java} program that starts the workers. By default it is that of the Java which runs this program. If
     * there is none, as in images of {@code jpackage}, one of the same version is looked for in {@code JAVA_HOME}, on
     * {@code PATH} and in {@code /usr/lib/jvm}. Workers of another Java start without the archive of classes.
     *
     * @param program a file; its Java must have this one's version, or accept the same flags and read the same classes
     * @return these options, with that value
     * @throws IllegalArgumentException if it is of another file system
     */
    public PoolOptions java(Path program) {
        requireFile("java", program);
        return with(Option.JAVA, program);
    }

    /**
     * {@return the program that starts workers, empty for that of the Java which runs this program: see {@link
     * #java(Path)}}
     */
    public Optional<Path> java() {
        return Optional.ofNullable((Path) values.get(Option.JAVA));
    }

    /**
     * Words before {@code java} in the command that starts a worker, for niceness, CPU pinning or a sandbox:
     * {@code List.of("nice", "taskset", "-c", "0-3")}. The last of these programs must become the JVM ({@code exec}
     * it), so that to kill the process kills the worker.
     *
     * @param words the command and its arguments; none by default
     * @return these options, with that value
     */
    public PoolOptions commandPrefix(List<String> words) {
        return with(Option.COMMAND_PREFIX, OptionText.list("commandPrefix", words));
    }

    /** {@return the words before {@code java}, an immutable list: see {@link #commandPrefix(List)}} */
    public List<String> commandPrefix() {
        return get(Option.COMMAND_PREFIX, List.of());
    }

    /**
     * The workers' class path, in place of this process's own. It is for programs whose class loader does not tell
     * where it loads from (a packed web application, say). It must have all classes that tasks need, and this library.
     *
     * @param entries jars and directories
     * @return these options, with that value
     * @throws IllegalArgumentException if one is of another file system
     */
    public PoolOptions classPath(List<Path> entries) {
        List<Path> all = OptionText.list("classPath", entries);
        for (Path entry : all) {
            requireFile("classPath", entry);
        }
        return with(Option.CLASS_PATH, all);
    }

    /**
     * {@return the workers' class path, an immutable list, empty for this process's own: see {@link
     * #classPath(List)}}
     */
    public List<Path> classPath() {
        return get(Option.CLASS_PATH, List.of());
    }

    /**
     * How long a worker may take from its launch until it has connected, before it is killed.
     *
     * @param limit a millisecond to 36500 days; one minute by default
     * @return these options, with that value
     * @throws IllegalArgumentException if it is out of that range
     */
    public PoolOptions startTimeout(Duration limit) {
        require(isPossible("startTimeout", limit), "startTimeout", limit, POSSIBLE);
        return with(Option.START_TIMEOUT, limit);
    }

    /** {@return how long a worker may take to connect: see {@link #startTimeout(Duration)}} */
    public Duration startTimeout() {
        return get(Option.START_TIMEOUT, DEFAULT_START_TIMEOUT);
    }

    /**
     * How long a worker may take to load a task's class and run its {@link OnWorkerStart} method. Then it is killed.
     *
     * @param limit a millisecond to 36500 days; five minutes by default
     * @return these options, with that value
     * @throws IllegalArgumentException if it is out of that range
     */
    public PoolOptions startHookTimeout(Duration limit) {
        require(isPossible("startHookTimeout", limit), "startHookTimeout", limit, POSSIBLE);
        return with(Option.START_HOOK_TIMEOUT, limit);
    }

    /** {@return how long a worker may take to load a task: see {@link #startHookTimeout(Duration)}} */
    public Duration startHookTimeout() {
        return get(Option.START_HOOK_TIMEOUT, DEFAULT_START_HOOK_TIMEOUT);
    }

    /**
     * How long a worker may take to end when it is told to, including {@link OnWorkerExit} methods and shutdown hooks,
     * before it is killed.
     *
     * @param limit a millisecond to 36500 days; 30 seconds by default
     * @return these options, with that value
     * @throws IllegalArgumentException if it is out of that range
     */
    public PoolOptions exitHookTimeout(Duration limit) {
        require(isPossible("exitHookTimeout", limit), "exitHookTimeout", limit, POSSIBLE);
        return with(Option.EXIT_HOOK_TIMEOUT, limit);
    }

    /** {@return how long a worker may take to end: see {@link #exitHookTimeout(Duration)}} */
    public Duration exitHookTimeout() {
        return get(Option.EXIT_HOOK_TIMEOUT, DEFAULT_EXIT_HOOK_TIMEOUT);
    }

    /**
     * Whether each worker waits for a debugger before it runs anything. It listens on a port of its own, which its JVM
     * prints. Then there are no timeouts.
     *
     * @param suspended false by default
     * @return these options, with that value
     */
    public PoolOptions debug(boolean suspended) {
        return with(Option.DEBUG, suspended);
    }

    /** {@return whether each worker waits for a debugger: see {@link #debug(boolean)}} */
    public boolean debug() {
        return get(Option.DEBUG, false);
    }

    /**
     * A directory for tasks whose worker died or was killed at their timeout. Each task has {@code NAME.task} with its
     * arguments, {@code NAME.sh}, which runs it again alone, {@code NAME.txt} with the failure's message and the
     * worker's threads, and {@code NAME.hs_err.log}, the JVM's crash log, if there is one. The newest 100 tasks are
     * kept, and at most 1 GiB. With {@code -XX:+HeapDumpOnOutOfMemoryError} in {@code jvmArgs}, heap dumps are written
     * there, too. The files contain the task's data, so let only trusted users read the directory.
     *
     * @param directory is made if it is not there; none by default
     * @return these options, with that value
     * @throws IllegalArgumentException if it is of another file system
     */
    public PoolOptions captureCrashes(Path directory) {
        requireFile("captureCrashes", directory);
        return with(Option.CAPTURE_CRASHES, directory);
    }

    /** {@return the directory for tasks whose worker died, empty for none: see {@link #captureCrashes(Path)}} */
    public Optional<Path> captureCrashes() {
        return Optional.ofNullable((Path) values.get(Option.CAPTURE_CRASHES));
    }

    /**
     * Takes the lines that the workers print. By default they go to this program's standard output and error, each with
     * its worker's name: {@code [sumPrimes-3] …}.
     *
     * @param handler is called by threads of the library, by several at a time
     * @return these options, with that value
     */
    public PoolOptions output(OutputHandler handler) {
        return with(Option.OUTPUT, handler);
    }

    /**
     * {@return what takes the lines that workers print, empty for this program's own output: see {@link
     * #output(OutputHandler)}}
     */
    public Optional<OutputHandler> output() {
        return Optional.ofNullable((OutputHandler) values.get(Option.OUTPUT));
    }

    /**
     * Whether what the workers log arrives in this program's own log, by the loggers of the same names: with the levels that
     * these have when a worker starts, with the exception, the worker and the task. A worker never waits long for that; what
     * there is no room for is dropped, and how much that was is logged. By {@code java.util.logging}, or by
     * another library that has a {@code LogReplay}. By default workers log as their libraries do without it, most often to
     * their standard error.
     *
     * @param forwarded false by default
     * @return these options, with that value
     */
    public PoolOptions logs(boolean forwarded) {
        return with(Option.LOGS, forwarded);
    }

    /** {@return whether what workers log arrives in this program's log: see {@link #logs(boolean)}} */
    public boolean logs() {
        return get(Option.LOGS, false);
    }

    /**
     * Is told of workers and tasks. The listener of a pool on given {@code Workers} is told only of the pool's tasks.
     * The listener of the {@code Workers} is told of everything.
     *
     * @param listener none by default
     * @return these options, with that value
     */
    public PoolOptions listener(PoolListener listener) {
        return with(Option.LISTENER, listener);
    }

    /** {@return the listener, empty for none: see {@link #listener(PoolListener)}} */
    public Optional<PoolListener> listener() {
        return Optional.ofNullable((PoolListener) values.get(Option.LISTENER));
    }

    /**
     * These options, overridden by system properties: first {@code paralleltask.OPTION}, which is for all pools, then
     * {@code paralleltask.NAME.OPTION}. Both are written {@code queueSize} or {@code queue-size}.
     *
     * @param name the pool's name, such as {@code sumPrimes}
     * @return these options, with the values of the properties
     * @throws IllegalArgumentException if such a property names no option, or its value is none of its option
     */
    public PoolOptions withSystemProperties(String name) {
        return withSystemProperties(name, option -> true);
    }

    /**
     * The same for a pool on given {@code Workers}: of the properties for all pools only the limits are taken.
     *
     * @param name the pool's name
     * @return these options, with the values of the properties
     * @throws IllegalArgumentException if such a property names no option, or its value is none of its option
     */
    public PoolOptions withSystemPropertiesOnWorkers(String name) {
        return withSystemProperties(name, option -> option.scope != Option.Scope.PROCESSES);
    }

    /**
     * The same for a {@code Workers}: of the properties for all pools only the process options are taken.
     *
     * @param name the name of the {@code Workers}
     * @return these options, with the values of the properties
     * @throws IllegalArgumentException if such a property names no option, or its value is none of its option
     */
    public PoolOptions withSystemPropertiesOfWorkers(String name) {
        return withSystemProperties(name, option -> option.scope != Option.Scope.POOL);
    }

    private PoolOptions withSystemProperties(String name, Predicate<Option> ofAllPools) {
        Map<String, String> all = new TreeMap<>();
        for (String property : System.getProperties().stringPropertyNames()) {
            if (property.startsWith(Option.PREFIX)) {
                all.put(property, System.getProperty(property, ""));
            }
        }
        return with(name, all, "System property ", ofAllPools);
    }

    /**
     * These options, overridden by settings from elsewhere, such as a file of a framework: those that are named
     * {@code paralleltask.OPTION}, of all pools, and those named {@code paralleltask.NAME.OPTION}. As system properties have
     * them.
     *
     * @param name the pool's name, such as {@code sumPrimes}
     * @param settings their values by their names; others are ignored
     * @return these options, with the values of the settings
     * @throws IllegalArgumentException if one has one of these forms and is no option, or its value is none
     */
    public PoolOptions withSettings(String name, Map<String, String> settings) {
        return with(name, new TreeMap<>(settings), "Setting ", option -> true);
    }

    /**
     * {@return the options that have a text form, such as {@code queueSize}, in a fixed order: what {@link #withSettings} can
     * set, for a framework that has names of its own for them} Immutable.
     */
    public static Set<String> settingNames() {
        return Option.textKeys();
    }

    private PoolOptions with(String name, Map<String, String> properties, String kind, Predicate<Option> ofAllPools) {
        Map<Option, Map.Entry<String, String>> shared = Option.setBy(kind, properties, null);
        shared.keySet().removeIf(ofAllPools.negate());
        return with(kind, shared).with(kind, Option.setBy(kind, properties, name));
    }

    private PoolOptions with(String kind, Map<Option, Map.Entry<String, String>> all) {
        PoolOptions options = this;
        for (Map.Entry<Option, Map.Entry<String, String>> each : all.entrySet()) {
            Option option = each.getKey();
            String property = each.getValue().getKey();
            options = option.set(kind + property, each.getValue().getValue(), options)
                    .from(option, property);
        }
        return options;
    }

    /**
     * The process options that differ from those of other options. For a pool on given {@code Workers}, where they have no
     * effect.
     *
     * @param others what they are compared with
     * @return their names, each with the system property that has set it
     */
    public List<String> processOptionsOtherThan(PoolOptions others) {
        return differing(others, Option.Scope.PROCESSES);
    }

    /**
     * The same for the limits that differ. For a {@code Workers}, where they have no effect.
     *
     * @param others what they are compared with
     * @return their names, each with the system property that has set it
     */
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
    @SuppressWarnings("exports") // only tools read the annotation: users' modules need not require its module
    public boolean equals(@Nullable Object other) {
        return other instanceof PoolOptions that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** {@return the options that were set, such as {@code {queueSize=10, workers=4}}; of each map only the keys} */
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

    @SuppressWarnings("unchecked") // one method sets the option, with the type that its getter asks for
    private <V> V get(Option option, V ifAbsent) {
        Object value = values.get(option);
        return value == null ? ifAbsent : (V) value;
    }

    private static boolean isPossible(String option, Duration limit) {
        OptionText.notNull(option, limit);
        return limit.compareTo(Duration.ofMillis(1)) >= 0 && limit.compareTo(LONGEST) <= 0;
    }

    /** Refuses a path of another file system, such as one in a jar, because it means nothing to a worker. */
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
