package org.paralleltask.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.paralleltask.micrometer.PoolMetrics;
import org.paralleltask.micrometer.TaskTimers;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The meters of the pools, where {@code paralleltask-micrometer} is there. */
@AutoConfiguration(after = PoolAutoConfiguration.class)
@ConditionalOnClass({MeterBinder.class, PoolMetrics.class})
public class PoolMetricsAutoConfiguration {
    /** Called by Spring. */
    public PoolMetricsAutoConfiguration() {}

    /** Those of all pools. */
    @Bean
    static PoolMeters paralleltaskMeters() {
        return new PoolMeters();
    }

    /** The times of all tasks, if the settings ask for them. */
    @Bean(PoolSettings.TIMERS_BEAN)
    @ConditionalOnProperty(name = PoolSettings.TIMERS, havingValue = "true")
    TaskTimers paralleltaskTaskTimers(MeterRegistry registry) {
        return new TaskTimers(registry);
    }
}
