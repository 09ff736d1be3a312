package org.paralleltask.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.paralleltask.pool.Pool;
import org.springframework.context.annotation.Import;

/**
 * Makes a bean of each of these pools, on a configuration class:
 *
 * <pre>{@code
 * @SpringBootApplication
 * @ImportPools(RenderPool.class)
 * class Film { ... }
 * }</pre>
 *
 * <p>Each is opened with the application's settings, as {@link PoolSettings} has them. Where a pool needs more, such as shared
 * data, a {@code @Bean} method opens it: {@code RenderPool.open(textures, settings.of("render"))}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(PoolRegistrar.class)
public @interface ImportPools {
    /** {@return generated pools} */
    Class<? extends Pool>[] value();
}
