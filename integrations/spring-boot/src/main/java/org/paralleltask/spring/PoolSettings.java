package org.paralleltask.spring;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolListener;
import org.paralleltask.PoolOptions;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * The options of pools as the application's settings have them: {@code paralleltask.workers}, of all pools, and
 * {@code paralleltask.render.max-worker-memory}, of one. Spring's rules count: the same option is
 * {@code paralleltask.render.maxWorkerMemory}, or the environment variable {@code PARALLELTASK_RENDER_MAXWORKERMEMORY}, and of
 * two the one in the source of the higher precedence is taken. They beat the annotation; what is wrong fails at the start,
 * with its name. Where {@code paralleltask-logback} or {@code paralleltask-log4j2} is there, {@code logs} is true unless they
 * say otherwise. {@code paralleltask.task-timers=true} gives each pool that has no listener the timers of
 * {@code paralleltask-micrometer}. Immutable.
 */
public final class PoolSettings {
    /** The setting that asks for the times of tasks, and the bean that is there then. */
    static final String TIMERS = "paralleltask.task-timers";

    static final String TIMERS_BEAN = "paralleltaskTaskTimers";

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("paralleltask");
    private static final ConfigurationPropertyName GRACE_PERIOD = ROOT.append("grace-period");
    private static final ConfigurationPropertyName TASK_TIMERS = ConfigurationPropertyName.of(TIMERS);
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(20); // Spring itself waits 30
    private static final String[] REPLAYS = {
        "org.paralleltask.logback.LogbackReplay", "org.paralleltask.log4j2.Log4jReplay"
    };

    /** What the runtime reads as system properties only, of all pools. */
    private static final Set<String> OF_THE_JVM = Set.of("archive", "agents");

    private final Binder binder;
    private final Supplier<@Nullable PoolListener> timers;

    /** @param timers the bean of that name; null if there is none */
    PoolSettings(Environment environment, Supplier<@Nullable PoolListener> timers) {
        this.binder = Binder.get(environment);
        this.timers = timers;
    }

    /**
     * What a pool is opened with.
     *
     * @param pool its name, such as {@code render}
     * @return sets what the application's settings have, of all pools and of this one; throws an IllegalArgumentException if
     *     one of them is no option, or its value is none, and an IllegalStateException if {@code task-timers} is true without
     *     {@code paralleltask-micrometer}
     */
    public UnaryOperator<PoolOptions> of(String pool) {
        return options -> withTimers(options.withSettings(pool, settingsOf(pool)));
    }

    private PoolOptions withTimers(PoolOptions options) {
        boolean isAsked = binder.bind(TASK_TIMERS, Bindable.of(Boolean.class)).orElse(false);
        if (!isAsked || options.listener().isPresent()) {
            return options;
        }
        PoolListener listener = timers.get();
        if (listener == null) {
            throw new IllegalStateException("Setting " + TIMERS
                    + " asks for the times of tasks: that needs paralleltask-micrometer on the class path");
        }
        return options.listener(listener);
    }

    /** How long the end of the application waits for its pools. */
    Duration gracePeriod() {
        return binder.bind(GRACE_PERIOD, Bindable.of(Duration.class)).orElse(DEFAULT_GRACE);
    }

    private Map<String, String> settingsOf(String pool) {
        ConfigurationPropertyName ofPool = ROOT.append(nameOf(pool));
        Map<String, String> settings = new TreeMap<>();
        Set<ConfigurationPropertyName> known = new HashSet<>(Set.of(GRACE_PERIOD, TASK_TIMERS));
        for (String option : PoolOptions.settingNames()) {
            take(ROOT, option, ROOT + "." + option, settings, known);
            take(ofPool, option, ROOT + "." + pool + "." + option, settings, known);
        }
        addUnknown(ofPool, pool, known, settings);
        if (hasReplay()) {
            settings.putIfAbsent(ROOT + ".logs", "true");
        }
        return settings;
    }

    /** {@code maxWorkerMemory} is {@code max-worker-memory}. */
    private static ConfigurationPropertyName nameOf(String javaName) {
        return ConfigurationPropertyName.adapt(DataObjectPropertyName.toDashedForm(javaName), '.');
    }

    private void take(
            ConfigurationPropertyName parent,
            String option,
            String setting,
            Map<String, String> settings,
            Set<ConfigurationPropertyName> known) {
        ConfigurationPropertyName name = parent.append(nameOf(option));
        BindResult<String> value = binder.bind(name, Bindable.of(String.class));
        BindResult<List<String>> list = binder.bind(name, Bindable.listOf(String.class));
        if (value.isBound()) {
            settings.put(setting, value.get());
            known.add(name);
            // Spring reads MAX_WORKER_MEMORY, too, which it lists as max.worker.memory.
            known.add(ConfigurationPropertyName.adapt(name.toString().replace('-', '.'), '.'));
        } else if (list.isBound()) { // jvm-args: [-Xmx1g, -Xss1m]
            settings.put(setting, textOf(name, list.get()));
            for (int i = 0; i < list.get().size(); i++) {
                known.add(ConfigurationPropertyName.adapt(name + "." + i, '.'));
            }
        }
    }

    private static String textOf(ConfigurationPropertyName name, List<String> words) {
        for (String word : words) {
            if (word.isEmpty() || word.chars().anyMatch(Character::isWhitespace)) {
                throw new IllegalArgumentException("Setting " + name + " has the element \"" + word
                        + "\": each must be one word. Set what has spaces by code, with the bean PoolSettings");
            }
        }
        return String.join(" ", words);
    }

    /** What no option has read stays as it is called, to be refused by that name. */
    private void addUnknown(
            ConfigurationPropertyName ofPool,
            String pool,
            Set<ConfigurationPropertyName> known,
            Map<String, String> settings) {
        Map<String, String> all =
                binder.bind(ROOT, Bindable.mapOf(String.class, String.class)).orElseGet(Map::of);
        all.forEach((key, value) -> {
            ConfigurationPropertyName name = ROOT.append(ConfigurationPropertyName.adapt(key, '.'));
            int dot = key.indexOf('.');
            if (known.contains(name)) {
                return;
            } else if (OF_THE_JVM.contains(key) && System.getProperty(ROOT + "." + key) == null) {
                throw new IllegalArgumentException("Setting " + ROOT + "." + key
                        + " has no effect, because it is read before there are settings: give it to the JVM, -D" + ROOT
                        + "." + key + "=" + value);
            } else if (dot < 0) {
                settings.put(ROOT + "." + key, value);
            } else if (ofPool.isAncestorOf(name)) {
                settings.put(ROOT + "." + pool + key.substring(dot), value);
            }
        });
    }

    private static boolean hasReplay() {
        for (String name : REPLAYS) {
            try {
                Class.forName(name, false, PoolSettings.class.getClassLoader());
                return true;
            } catch (ClassNotFoundException | LinkageError absent) {
                // the next
            }
        }
        return false;
    }
}
