package org.paralleltask.spring;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The health of the pools, as {@code paralleltask} at the actuator. Spring Boot 4 has its interface in another package. */
@AutoConfiguration(after = PoolAutoConfiguration.class)
public class PoolHealthAutoConfiguration {
    /** Called by Spring. */
    public PoolHealthAutoConfiguration() {}

    /** Spring Boot 3. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(EnabledHealth.class)
    @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
    static class Boot3 {
        @Bean
        org.springframework.boot.actuate.health.HealthIndicator paralleltaskHealthIndicator(
                ConfigurableListableBeanFactory beans) {
            PoolHealth health = new PoolHealth(beans);
            return () -> (health.isUp()
                            ? org.springframework.boot.actuate.health.Health.up()
                            : org.springframework.boot.actuate.health.Health.down())
                    .withDetails(health.details())
                    .build();
        }
    }

    /** Spring Boot 4. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(EnabledHealth.class)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    @ConditionalOnMissingClass("org.springframework.boot.actuate.health.HealthIndicator")
    static class Boot4 {
        @Bean
        org.springframework.boot.health.contributor.HealthIndicator paralleltaskHealthIndicator(
                ConfigurableListableBeanFactory beans) {
            PoolHealth health = new PoolHealth(beans);
            return () -> (health.isUp()
                            ? org.springframework.boot.health.contributor.Health.up()
                            : org.springframework.boot.health.contributor.Health.down())
                    .withDetails(health.details())
                    .build();
        }
    }
}
