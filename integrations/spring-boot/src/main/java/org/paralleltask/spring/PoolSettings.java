package org.paralleltask.spring;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The options of pools as the application's settings have them: {@code paralleltask.workers}, of all pools, and
 * {@code paralleltask.render.max-worker-memory}, of one. They beat the annotation; what is wrong fails at the start, with its
 * name. Where {@code paralleltask-logback} or {@code paralleltask-log4j2} is there, {@code logs} is true unless they say
 * otherwise.
 */
public final class PoolSettings {
    private static final String PREFIX = "paralleltask";

    /** What is not of pools. */
    static final String GRACE_PERIOD = "grace-period";

    private static final Set<String> OWN = Set.of(GRACE_PERIOD);
    private static final String[] REPLAYS = {
        "org.paralleltask.logback.LogbackReplay", "org.paralleltask.log4j2.Log4jReplay"
    };

    private final Map<String, String> settings;

    PoolSettings(Environment environment) {
        Map<String, String> found = Binder.get(environment)
                .bind(PREFIX, Bindable.mapOf(String.class, String.class))
                .orElseGet(HashMap::new);
        this.settings = new TreeMap<>();
        found.forEach((key, value) -> {
            if (!OWN.contains(key)) {
                settings.put(PREFIX + "." + camel(key), value);
            }
        });
        if (hasReplay()) {
            settings.putIfAbsent(PREFIX + ".logs", "true");
        }
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

    /** {@code max-worker-memory} is {@code maxWorkerMemory}. */
    private static String camel(String key) {
        StringBuilder camel = new StringBuilder();
        boolean isUpper = false;
        for (int i = 0; i < key.length(); i++) {
            char each = key.charAt(i);
            if (each == '-') {
                isUpper = true;
            } else {
                camel.append(isUpper ? Character.toUpperCase(each) : each);
                isUpper = false;
            }
        }
        return camel.toString();
    }

    /**
     * What a pool is opened with.
     *
     * @param pool its name, such as {@code render}
     */
    public UnaryOperator<PoolOptions> of(String pool) {
        return options -> options.withSettings(pool, settings);
    }
}
