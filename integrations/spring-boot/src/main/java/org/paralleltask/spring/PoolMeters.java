package org.paralleltask.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.paralleltask.micrometer.PoolMetrics;
import org.paralleltask.pool.Pool;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** The meters of all pools that are beans, in each registry, whichever of the two comes first. Thread-safe. */
final class PoolMeters implements MeterBinder, BeanPostProcessor {
    private final List<MeterRegistry> registries = new ArrayList<>();
    private final Set<Pool> pools = Collections.newSetFromMap(new WeakHashMap<>());

    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        registries.add(registry);
        pools.forEach(pool -> new PoolMetrics(pool).bindTo(registry));
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof Pool pool) {
            bind(pool);
        }
        return bean;
    }

    private synchronized void bind(Pool pool) {
        pools.add(pool);
        registries.forEach(new PoolMetrics(pool)::bindTo);
    }
}
