package org.paralleltask.spring;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.paralleltask.micrometer.PoolMetrics;
import org.paralleltask.pool.Pool;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The meters of the pools, where {@code paralleltask-micrometer} is there. */
@AutoConfiguration(after = PoolAutoConfiguration.class)
@ConditionalOnClass({MeterBinder.class, PoolMetrics.class})
public class PoolMetricsAutoConfiguration {
    /** Called by Spring. */
    public PoolMetricsAutoConfiguration() {}

    /** All of them. */
    @Bean
    MeterBinder paralleltaskMeters(ObjectProvider<Pool> pools) {
        return registry -> pools.stream().forEach(pool -> new PoolMetrics(pool).bindTo(registry));
    }
}
