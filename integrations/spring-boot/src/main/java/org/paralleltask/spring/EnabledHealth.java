package org.paralleltask.spring;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the settings ask for this health. Spring Boot's own condition is in one package in 3.5 and in another in 4.0. */
final class EnabledHealth implements Condition {
    EnabledHealth() {}

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment settings = context.getEnvironment();
        boolean isByDefault = settings.getProperty("management.health.defaults.enabled", Boolean.class, true);
        return settings.getProperty("management.health.paralleltask.enabled", Boolean.class, isByDefault);
    }
}
