package org.paralleltask.spring;

import java.util.Arrays;
import java.util.List;
import org.paralleltask.pool.Pool;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The pools that are beans of an application, and that it has made: a look at them opens none. With lazy initialization a
 * pool that is never used is never opened.
 */
final class OpenedPools {
    private final ConfigurableListableBeanFactory beans;

    OpenedPools(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    List<Pool> list() {
        return Arrays.stream(beans.getBeanNamesForType(Pool.class, false, false))
                .filter(beans::containsSingleton)
                .map(beans::getSingleton)
                .filter(Pool.class::isInstance)
                .map(Pool.class::cast)
                .toList();
    }
}
