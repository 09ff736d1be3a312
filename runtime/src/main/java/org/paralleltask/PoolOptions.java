package org.paralleltask;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a pool and its worker processes are set up. Immutable: each method returns options with that one value changed.
 *
 * <pre>{@code
 * try (SumPrimesPool pool = SumPrimesPool.open(options -> options.workers(4).timeout(Duration.ofSeconds(5)))) {
 *     return pool.map(numbers);
 * }
 * }</pre>
 *
 * <p>There are two groups. <i>Limits</i> ({@link #queueSize}, {@link #timeout}, {@link #retries}) belong to one pool.
 * <i>Process</i> options ({@link #workers}, {@link #jvmArgs}, {@link #environment}, …) belong to the worker processes,
 * and so to the {@code Workers} where several pools share one.
 *
 * <p>(A long class, because each option is one method to set it, one to get it, and what is to be said of them.)
 */
public final class PoolOptions {
    /** The value of {@link #queueSize()} where none is set: {@value} tasks. */
    public static final int DEFAULT_QUEUE_SIZE = 1000;

    private static final Duration DEFAULT_START_TIMEOUT = Duration.ofMinutes(1);

    /** Whoever waits counts in nanoseconds, of which 64 bits hold 292 years. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final String PROPERTY_PREFIX = "paralleltask.";
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,15})(ms|s|m|h)");
    private static final PoolOptions DEFAULTS = new PoolOptions(new EnumMap<>(Option.class));

    private enum Option {
        QUEUE_SIZE("queueSize", false, true),
        TIMEOUT("timeout", false, true),
        RETRIES("retries", false, true),
        WORKERS("workers", true, true),
        JVM_ARGS("jvmArgs", true, true),
        COMMAND_PREFIX("commandPrefix", true, true),
        DIRECTORY("directory", true, true),
        START_TIMEOUT("startTimeout", true, true),
        ENVIRONMENT("environment", true, false),
        CLASS_PATH("classPath", true, false);

        /** Its name in system properties and messages. */
        final String key;

        /** Whether it belongs to the worker processes, not to one pool. */
        final boolean ofProcess;

        /** Whether a system property can set it. */
        final boolean hasText;

        Option(String key, boolean ofProcess, boolean hasText) {
            this.key = key;
            this.ofProcess = ofProcess;
            this.hasText = hasText;
        }
    }

    /** What was set; an option that is absent has its default. */
    private final Map<Option, Object> values;

    private PoolOptions(Map<Option, Object> values) {
        this.values = values;
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
     * The hard limit of one run, from the moment a worker starts it. Past it the worker is killed, whatever the task
     * does, and the task fails with {@link TaskTimeoutException}.
     *
     * @param limit a millisecond to 36500 days; none by default
     */
    public PoolOptions timeout(Duration limit) {
        require(isPossible(limit), "timeout", limit, "at least 1 ms and at most 36500 days; leave it out for no limit");
        return with(Option.TIMEOUT, limit);
    }

    /** As {@link #timeout(Duration)}, from text: {@code "30s"}, {@code "1500ms"}, {@code "2m"}, {@code "1h"}, {@code "PT2M"}. */
    public PoolOptions timeout(String limit) {
        return timeout(duration("timeout", limit));
    }

    /** See {@link #timeout(Duration)}; empty for no limit. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable((Duration) values.get(Option.TIMEOUT));
    }

    /**
     * How often a task may run again after its worker died or was killed at the limit; never after an exception.
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

    // Process options: they belong to the worker processes.

    /**
     * How many worker processes.
     *
     * @param processes at least 1, or 0 for the CPUs available to this process, which is the default
     */
    public PoolOptions workers(int processes) {
        require(processes >= 0, "workers", processes, "at least 1, or 0 for one per CPU available to this process");
        return with(Option.WORKERS, processes);
    }

    /** How many worker processes, at least 1: see {@link #workers(int)}. */
    public int workers() {
        int set = get(Option.WORKERS, 0);
        return set == 0 ? Runtime.getRuntime().availableProcessors() : set;
    }

    /** Flags for the workers' JVMs, such as {@code -Xmx512m}; they come after, and so beat, the ones the pool sets. */
    public PoolOptions jvmArgs(List<String> args) {
        return with(Option.JVM_ARGS, List.copyOf(args));
    }

    /** See {@link #jvmArgs(List)}. */
    public List<String> jvmArgs() {
        return get(Option.JVM_ARGS, List.of());
    }

    /** Environment variables for the workers, added to those of this process. */
    public PoolOptions environment(Map<String, String> variables) {
        return with(Option.ENVIRONMENT, Collections.unmodifiableMap(new LinkedHashMap<>(variables)));
    }

    /** See {@link #environment(Map)}. */
    public Map<String, String> environment() {
        return get(Option.ENVIRONMENT, Map.of());
    }

    /** The workers' working directory; this process's own by default. */
    public PoolOptions directory(Path directory) {
        return with(Option.DIRECTORY, directory);
    }

    /** See {@link #directory(Path)}; empty for this process's own. */
    public Optional<Path> directory() {
        return Optional.ofNullable((Path) values.get(Option.DIRECTORY));
    }

    /**
     * Words that stand before {@code java} in the command that starts a worker, for niceness, CPU pinning or a sandbox:
     * {@code List.of("nice", "taskset", "-c", "0-3")}. The last of them must become the JVM ({@code exec} it), so that
     * killing the process kills the worker.
     */
    public PoolOptions commandPrefix(List<String> words) {
        return with(Option.COMMAND_PREFIX, List.copyOf(words));
    }

    /** See {@link #commandPrefix(List)}. */
    public List<String> commandPrefix() {
        return get(Option.COMMAND_PREFIX, List.of());
    }

    /**
     * The workers' class path, in place of this process's own: for programs whose classes come from a class loader of
     * their own (an executable jar of jars, an application server).
     */
    public PoolOptions classPath(List<Path> entries) {
        return with(Option.CLASS_PATH, List.copyOf(entries));
    }

    /** See {@link #classPath(List)}; empty for this process's own. */
    public List<Path> classPath() {
        return get(Option.CLASS_PATH, List.of());
    }

    /**
     * How long a worker may take from its launch until it has reported ready, before it is given up.
     *
     * @param limit a millisecond to 36500 days; one minute by default
     */
    public PoolOptions startTimeout(Duration limit) {
        require(isPossible(limit), "startTimeout", limit, "at least 1 ms and at most 36500 days");
        return with(Option.START_TIMEOUT, limit);
    }

    /** See {@link #startTimeout(Duration)}. */
    public Duration startTimeout() {
        return get(Option.START_TIMEOUT, DEFAULT_START_TIMEOUT);
    }

    /**
     * These options, overridden by the system properties {@code paralleltask.NAME.OPTION}.
     *
     * @param name the pool's name, such as {@code sumPrimes}
     * @throws IllegalArgumentException if a property has that prefix and is no option, or its value is none
     */
    public PoolOptions withSystemProperties(String name) {
        String prefix = PROPERTY_PREFIX + name + ".";
        PoolOptions options = this;
        for (String property : new TreeSet<>(System.getProperties().stringPropertyNames())) {
            if (property.startsWith(prefix)) {
                options = options.withProperty(property, property.substring(prefix.length()));
            }
        }
        return options;
    }

    private PoolOptions withProperty(String property, String key) {
        for (Option option : Option.values()) {
            if (option.key.equals(key) && option.hasText) {
                String text = System.getProperty(property, "").strip();
                try {
                    return withText(option, text);
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException(
                            "System property " + property + " must be a whole number, not \"" + text + "\"", e);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("System property " + property + ": " + e.getMessage(), e);
                }
            }
        }
        throw new IllegalArgumentException("System property " + property + " sets no option: \"" + key
                + "\" is none of " + keys(option -> option.hasText));
    }

    private PoolOptions withText(Option option, String text) {
        return switch (option) {
            case QUEUE_SIZE -> queueSize(Integer.parseInt(text));
            case TIMEOUT -> timeout(text);
            case RETRIES -> retries(Integer.parseInt(text));
            case WORKERS -> workers(Integer.parseInt(text));
            case JVM_ARGS -> jvmArgs(words(text));
            case COMMAND_PREFIX -> commandPrefix(words(text));
            case DIRECTORY -> directory(Path.of(text));
            case START_TIMEOUT -> startTimeout(duration(option.key, text));
            case ENVIRONMENT, CLASS_PATH -> throw new AssertionError(option + " has no text form");
        };
    }

    /**
     * The process options that differ from those of {@code others}, by name; for a pool on a given {@code Workers},
     * where they have no effect.
     */
    public List<String> processOptionsOtherThan(PoolOptions others) {
        return differing(others, true);
    }

    /** The limits that differ from those of {@code others}, by name; for a {@code Workers}, where they have no effect. */
    public List<String> limitsOtherThan(PoolOptions others) {
        return differing(others, false);
    }

    private List<String> differing(PoolOptions others, boolean ofProcess) {
        return Arrays.stream(Option.values())
                .filter(option -> option.ofProcess == ofProcess)
                .filter(option -> !Objects.equals(values.get(option), others.values.get(option)))
                .map(option -> option.key)
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

    /** What was set, as in {@code {queueSize=10, workers=4}}. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey().key + "=" + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private PoolOptions with(Option option, Object value) {
        Map<Option, Object> changed = new EnumMap<>(values);
        changed.put(option, value);
        return new PoolOptions(changed);
    }

    @SuppressWarnings("unchecked") // each option is put by one method, with the type its getter asks for
    private <V> V get(Option option, V ifAbsent) {
        Object value = values.get(option);
        return value == null ? ifAbsent : (V) value;
    }

    private static String keys(Predicate<Option> which) {
        return Arrays.stream(Option.values())
                .filter(which)
                .map(option -> option.key)
                .collect(Collectors.joining(", "));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    private static boolean isPossible(Duration limit) {
        return limit.compareTo(Duration.ofMillis(1)) >= 0 && limit.compareTo(LONGEST) <= 0;
    }

    private static Duration duration(String option, String text) {
        Matcher matcher = SHORT_DURATION.matcher(text);
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                default -> Duration.ofHours(amount);
            };
        }
        try {
            return Duration.parse(text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    option + " must be a duration such as \"30s\", \"1500ms\", \"2m\", \"1h\" or \"PT2M\", not \""
                            + text + "\"",
                    e);
        }
    }

    private static void require(boolean holds, String option, Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(option + " must be " + rule + "; it was " + value);
        }
    }
}
