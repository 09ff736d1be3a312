package org.paralleltask.spring;

import java.time.Duration;
import org.paralleltask.pool.Pool;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Settings of pools, and their end with the application. */
@AutoConfiguration
public class PoolAutoConfiguration {
    private static final String DEFAULT_GRACE = "20s"; // Spring itself waits 30

    /** Called by Spring. */
    public PoolAutoConfiguration() {}

    /** The options of pools, from {@code paralleltask.*}. */
    @Bean
    @ConditionalOnMissingBean
    PoolSettings paralleltaskSettings(Environment environment) {
        return new PoolSettings(environment);
    }

    /** Ends all pools that are beans. */
    @Bean
    PoolsEnd paralleltaskEnd(ObjectProvider<Pool> pools, Environment environment) {
        return new PoolsEnd(pools, gracePeriod(environment));
    }

    private static Duration gracePeriod(Environment environment) {
        return DurationStyle.detectAndParse(
                environment.getProperty("paralleltask." + PoolSettings.GRACE_PERIOD, DEFAULT_GRACE));
    }
}
