package org.paralleltask.spring;

import org.paralleltask.PoolListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
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
    PoolSettings paralleltaskSettings(
            Environment environment, @Qualifier(PoolSettings.TIMERS_BEAN) ObjectProvider<PoolListener> timers) {
        return new PoolSettings(environment, timers::getIfAvailable);
    }

    /** Ends all pools that are beans. */
    @Bean
    PoolsEnd paralleltaskEnd(ConfigurableListableBeanFactory beans, PoolSettings settings) {
        return new PoolsEnd(new OpenedPools(beans), settings.gracePeriod());
    }
}
