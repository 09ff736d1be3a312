package org.paralleltask.spring;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.Pool;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;

/** Registers the pools that {@link ImportPools} names. */
final class PoolRegistrar implements ImportBeanDefinitionRegistrar, BeanFactoryAware {
    private static final String SUFFIX = "Pool";

    private BeanFactory beans;

    @SuppressWarnings("NullAway.Init") // set by Spring before it is used
    PoolRegistrar() {}

    @Override
    public void setBeanFactory(BeanFactory factory) {
        beans = factory;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        Class<?>[] types = importing.getAnnotations().get(ImportPools.class).getClassArray("value");
        for (Class<?> type : types) {
            register(type.asSubclass(Pool.class), registry);
        }
    }

    private <P extends Pool> void register(Class<P> type, BeanDefinitionRegistry registry) {
        String simple = type.getSimpleName();
        String name = simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1);
        if (!registry.containsBeanDefinition(name)) {
            registry.registerBeanDefinition(
                    name,
                    BeanDefinitionBuilder.genericBeanDefinition(type, () -> open(type, name))
                            .getBeanDefinition());
        }
    }

    private <P extends Pool> P open(Class<P> type, String beanName) {
        String pool = beanName.endsWith(SUFFIX) ? beanName.substring(0, beanName.length() - SUFFIX.length()) : beanName;
        UnaryOperator<PoolOptions> settings = beans.getBean(PoolSettings.class).of(pool);
        try {
            Method open = type.getDeclaredMethod("open", UnaryOperator.class);
            open.setAccessible(true); // of a pool that is not public
            return type.cast(open.invoke(null, settings));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException theirs) {
                throw theirs;
            }
            throw new IllegalStateException(type.getName() + " could not be opened", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    type.getName() + " cannot be opened without arguments, because its tasks share data: open it in a"
                            + " @Bean method, with the options that the bean PoolSettings has for \"" + pool + "\"",
                    e);
        }
    }
}
