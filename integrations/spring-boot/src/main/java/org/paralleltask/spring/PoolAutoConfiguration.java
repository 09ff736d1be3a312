package org.paralleltask.spring;

import org.paralleltask.pool.Pool;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Settings of pools, and their end with the application. */
@AutoConfiguration
public class PoolAutoConfiguration {
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
    PoolsEnd paralleltaskEnd(ObjectProvider<Pool> pools, PoolSettings settings) {
        return new PoolsEnd(pools, settings.gracePeriod());
    }
}
