package org.paralleltask;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options that {@link PoolOptions} may have, and how each is set from the text of a system property. */
enum Option {
    QUEUE_SIZE("queueSize", Scope.POOL, true),
    QUEUE_BYTES("queueBytes", Scope.POOL, true),
    TIMEOUT("timeout", Scope.POOL, true),
    RETRIES("retries", Scope.POOL, true),
    RETRY_ON("retryOn", Scope.POOL, true),
    ALLOW("allow", Scope.POOL, true),
    CANCEL_GRACE("cancelGrace", Scope.POOL, true),
    CONTEXT_CARRIERS("contextCarriers", Scope.POOL, false),
    WORKERS("workers", Scope.PROCESSES, true),
    SPARES("spares", Scope.PROCESSES, true),
    START_ON_DEMAND("startOnDemand", Scope.PROCESSES, true),
    IDLE_TIMEOUT("idleTimeout", Scope.PROCESSES, true),
    MAX_TASKS_PER_WORKER("maxTasksPerWorker", Scope.PROCESSES, true),
    MAX_WORKER_MEMORY("maxWorkerMemory", Scope.PROCESSES, true),
    MAX_TOTAL_MEMORY("maxTotalMemory", Scope.PROCESSES, true),
    REPLACE_ON_THREAD_LEAK("replaceOnThreadLeak", Scope.PROCESSES, true),
    MAX_PAYLOAD("maxPayload", Scope.PROCESSES, true),
    START_TIMEOUT("startTimeout", Scope.PROCESSES, true),
    START_HOOK_TIMEOUT("startHookTimeout", Scope.PROCESSES, true),
    EXIT_HOOK_TIMEOUT("exitHookTimeout", Scope.PROCESSES, true),
    JVM_ARGS("jvmArgs", Scope.PROCESSES, true),
    JAVA("java", Scope.PROCESSES, true),
    COMMAND_PREFIX("commandPrefix", Scope.PROCESSES, true),
    DIRECTORY("directory", Scope.PROCESSES, true),
    DEBUG("debug", Scope.PROCESSES, true),
    SYSTEM_PROPERTIES("systemProperties", Scope.PROCESSES, false),
    ENVIRONMENT("environment", Scope.PROCESSES, false),
    CLASS_PATH("classPath", Scope.PROCESSES, false),
    CAPTURE_CRASHES("captureCrashes", Scope.PROCESSES, true),
    LOGS("logs", Scope.PROCESSES, true),
    OUTPUT("output", Scope.PROCESSES, false),
    LISTENER("listener", Scope.BOTH, false);

    /** What the names of all settings begin with. */
    static final String PREFIX = "paralleltask.";

    /** The names without a pool's that set no option: of the machine, of one run of the program, of the module for Spring. */
    private static final Set<String> OF_OTHERS =
            Set.of("archive", "agents", "gracePeriod", "grace-period", "taskTimers", "task-timers");

    /** The option's name in system properties and messages. */
    final String key;

    final Scope scope;

    /** Whether a system property can set it. */
    final boolean hasText;

    Option(String key, Scope scope, boolean hasText) {
        this.key = key;
        this.scope = scope;
        this.hasText = hasText;
    }

    /**
     * The options that settings set, and each one's name and value.
     *
     * @param kind what they are, such as {@code "System property "}
     * @param settings {@code paralleltask.OPTION} or {@code paralleltask.POOL.OPTION}, each word as in Java ({@code queueSize})
     *     or as in files of settings ({@code queue-size}); others are passed over
     * @param pool whose are looked for; null for those of all pools
     * @throws IllegalArgumentException if such a name is of no option, or two are of the same
     */
    static Map<Option, Map.Entry<String, String>> setBy(
            String kind, Map<String, String> settings, @Nullable String pool) {
        Map<Option, Map.Entry<String, String>> all = new EnumMap<>(Option.class);
        for (Map.Entry<String, String> each : settings.entrySet()) {
            String name = each.getKey();
            String key = keyOf(name, pool);
            if (key != null) {
                Map.Entry<String, String> other = all.put(of(kind + name, key), each);
                if (other != null) {
                    throw new IllegalArgumentException(
                            kind + name + " sets the same option as " + other.getKey() + ": leave one of them out");
                }
            }
        }
        return all;
    }

    private static @Nullable String keyOf(String name, @Nullable String pool) {
        if (!name.startsWith(PREFIX)) {
            return null;
        }
        String rest = name.substring(PREFIX.length());
        if (pool == null) {
            return rest.indexOf('.') < 0 && !OF_OTHERS.contains(rest) ? rest : null;
        }
        String asInJava = pool + ".";
        String asInFiles = dashed(asInJava);
        if (rest.startsWith(asInJava)) {
            return rest.substring(asInJava.length());
        }
        return rest.startsWith(asInFiles) ? rest.substring(asInFiles.length()) : null;
    }

    private static Option of(String source, String key) {
        for (Option option : values()) {
            if (option.hasText && (option.key.equals(key) || dashed(option.key).equals(key))) {
                return option;
            }
        }
        throw new IllegalArgumentException(
                source + " sets no option: \"" + key + "\" is none of " + String.join(", ", textKeys()));
    }

    /** {@code queueSize} is {@code queue-size}. */
    private static String dashed(String javaName) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < javaName.length(); i++) {
            char letter = javaName.charAt(i);
            if (Character.isUpperCase(letter)) {
                name.append('-');
            }
            name.append(letter == '_' ? '-' : Character.toLowerCase(letter));
        }
        return name.toString();
    }

    /** The names of those that have a text form. */
    static Set<String> textKeys() {
        Set<String> keys = new LinkedHashSet<>();
        for (Option option : values()) {
            if (option.hasText) {
                keys.add(option.key);
            }
        }
        return Collections.unmodifiableSet(keys);
    }

    /**
     * Sets this option to a value.
     *
     * @param source where that is from, such as {@code System property paralleltask.workers}
     *
     * @throws IllegalArgumentException if that is no value of this option
     */
    PoolOptions set(String source, String text, PoolOptions options) {
        try {
            return set(options, text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(source + " must be a whole number, not \"" + text.strip() + "\"", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
        }
    }

    private PoolOptions set(PoolOptions options, String text) {
        return switch (this) {
            case QUEUE_SIZE -> options.queueSize(Integer.parseInt(text));
            case QUEUE_BYTES -> options.queueBytes(text);
            case TIMEOUT -> options.timeout(text);
            case RETRIES -> options.retries(Integer.parseInt(text));
            case RETRY_ON -> options.retryOn(OptionText.causes(key, text));
            case WORKERS -> options.workers(Integer.parseInt(text));
            case SPARES -> options.spares(Integer.parseInt(text));
            case JVM_ARGS -> options.jvmArgs(OptionText.words(text));
            case JAVA -> options.java(Path.of(text));
            case COMMAND_PREFIX -> options.commandPrefix(OptionText.words(text));
            case DIRECTORY -> options.directory(Path.of(text));
            case ALLOW -> options.allow(OptionText.parts(text));
            case CANCEL_GRACE -> options.cancelGrace(OptionText.duration(key, text));
            case START_ON_DEMAND -> options.startOnDemand(OptionText.bool(key, text));
            case REPLACE_ON_THREAD_LEAK -> options.replaceOnThreadLeak(OptionText.bool(key, text));
            case IDLE_TIMEOUT -> options.idleTimeout(OptionText.duration(key, text));
            case MAX_TASKS_PER_WORKER -> options.maxTasksPerWorker(Integer.parseInt(text));
            case MAX_WORKER_MEMORY -> options.maxWorkerMemory(text);
            case MAX_TOTAL_MEMORY -> options.maxTotalMemory(text);
            case MAX_PAYLOAD -> options.maxPayload(text);
            case START_TIMEOUT -> options.startTimeout(OptionText.duration(key, text));
            case START_HOOK_TIMEOUT -> options.startHookTimeout(OptionText.duration(key, text));
            case EXIT_HOOK_TIMEOUT -> options.exitHookTimeout(OptionText.duration(key, text));
            case CAPTURE_CRASHES -> options.captureCrashes(Path.of(text));
            case LOGS -> options.logs(OptionText.bool(key, text));
            case DEBUG -> options.debug(OptionText.bool(key, text));
            case SYSTEM_PROPERTIES, ENVIRONMENT, CLASS_PATH, OUTPUT, LISTENER, CONTEXT_CARRIERS ->
                throw new AssertionError(this + " has no text form");
        };
    }

    /** What an option belongs to: a pool, the worker processes, or both. */
    enum Scope {
        POOL,
        PROCESSES,
        BOTH
    }
}
