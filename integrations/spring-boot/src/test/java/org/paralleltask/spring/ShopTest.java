package org.paralleltask.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.spring.StartedShop.get;
import static org.paralleltask.spring.StartedShop.start;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.paralleltask.WorkerStats;
import org.paralleltask.pool.Pool;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** A real application, asked by HTTP as a monitor asks it. */
class ShopTest {
    @Test
    void poolsAreBeansWithSettingsHealthAndMeters() throws Exception {
        List<ILoggingEvent> logged = new CopyOnWriteArrayList<>();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                logged.add(event);
            }
        };
        try (ConfigurableApplicationContext shop =
                start("--paralleltask.price.workers=2", "--paralleltask.price.start-on-demand=true")) {
            Logger logger = (Logger) LoggerFactory.getLogger("com.acme.prices");
            appender.setContext(logger.getLoggerContext());
            appender.start();
            logger.addAppender(appender);

            assertThat(get(shop, "/price/tea")).isEqualTo("tea: 3 € for anna");
            assertThat(shop.getBean(PricePool.class).stats().workers()).hasSize(2);
            assertThat(get(shop, "/actuator/health"))
                    .contains("\"paralleltask\":{")
                    .contains("price: 2 workers")
                    .contains("\"status\":\"UP\"");
            assertThat(get(shop, "/actuator/metrics/paralleltask.tasks.ended?tag=pool:price&tag=outcome:done"))
                    .contains("\"value\":1.0");
            await().until(() -> !logged.isEmpty());
            assertThat(logged.get(0).getFormattedMessage()).isEqualTo("pricing tea");
            assertThat(logged.get(0).getMDCPropertyMap()).containsEntry("customer", "anna");
        }
    }

    @Test
    void variablesOfTheEnvironmentSetOptions() {
        Map<String, Object> variables = Map.of("PARALLELTASK_STARTONDEMAND", "true", "PARALLELTASK_NAP_WORKERS", "3");
        try (ConfigurableApplicationContext shop = start(List.of(), variables)) {
            assertThat(shop.getBean(PricePool.class).stats().workers())
                    .hasSize(5)
                    .allMatch(worker -> worker.state() == WorkerStats.State.ABSENT);
            assertThat(shop.getBean(NapPool.class).stats().workers()).hasSize(3);
        }
    }

    @Test
    void theEndOfTheApplicationFinishesWhatPoolsHaveAccepted() {
        CompletableFuture<Integer> accepted;
        List<ProcessHandle> workers;
        try (ConfigurableApplicationContext shop = start()) {
            NapPool pool = shop.getBean(NapPool.class);
            accepted = pool.submit(100);
            workers = pool.processes();
        }

        assertThat(accepted).isCompletedWithValue(100);
        assertThat(workers).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void atTheEndOfTheGracePeriodPoolsAreShutDownAtOnce() throws Exception {
        CompletableFuture<Integer> accepted;
        try (ConfigurableApplicationContext shop = start("--paralleltask.grace-period=100ms")) {
            NapPool pool = shop.getBean(NapPool.class);
            accepted = pool.submit(600_000);
            await().until(() -> pool.stats().running() == 1);
        }

        assertThatThrownBy(() -> accepted.get(1, TimeUnit.MINUTES)).isInstanceOf(CancellationException.class);
    }

    @Test
    void aSettingThatIsNoneFailsTheStartWithItsName() {
        assertThatThrownBy(() -> start("--paralleltask.price.wrokers=2"))
                .hasStackTraceContaining("Setting paralleltask.price.wrokers sets no option");
    }

    @Test
    void systemPropertiesAreSettingsUnderTheNamesOfFiles() throws Exception {
        Map<String, String> properties = Map.of(
                "paralleltask.grace-period", "100ms",
                "paralleltask.start-on-demand", "true",
                "paralleltask.task-timers", "true",
                "paralleltask.price.max-worker-memory", "700m",
                "paralleltask.nap.workers", "3");
        properties.forEach(System::setProperty);
        try (ConfigurableApplicationContext shop = start()) {
            assertThat(shop.getBean(PricePool.class).stats().workers())
                    .hasSize(5)
                    .allMatch(worker -> worker.state() == WorkerStats.State.ABSENT);
            assertThat(shop.getBean(NapPool.class).stats().workers()).hasSize(3);
            assertThat(shop.getBean(PoolSettings.class).gracePeriod()).hasMillis(100);
            try (PricePool byHand = PricePool.open()) { // without the bean PoolSettings
                assertThat(byHand.call("tea")).startsWith("tea: ");
            }
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void aSystemPropertyThatIsNoneFailsTheStartWithItsName() {
        System.setProperty("paralleltask.wrokers", "2");
        try {
            assertThatThrownBy(StartedShop::start)
                    .hasStackTraceContaining("System property paralleltask.wrokers sets no option");
        } finally {
            System.clearProperty("paralleltask.wrokers");
        }
    }

    @Test
    void timesOfTasksAreMeasuredIfASettingSaysSo() throws Exception {
        try (ConfigurableApplicationContext shop = start("--paralleltask.task-timers=true")) {
            get(shop, "/price/tea");
            await().until(() -> get(shop, "/actuator/metrics/paralleltask.task.run?tag=pool:price&tag=outcome:done")
                    .contains("{\"statistic\":\"COUNT\",\"value\":1.0}"));
        }
        try (ConfigurableApplicationContext shop = start()) {
            get(shop, "/price/tea");
            assertThat(get(shop, "/actuator/metrics"))
                    .contains("paralleltask.tasks.ended")
                    .doesNotContain("paralleltask.task.run");
        }
    }

    @Test
    void aPoolThatIsNeverUsedIsNeverOpenedWithLazyInitialization() throws Exception {
        PoolsMade.NAMES.clear();
        try (ConfigurableApplicationContext shop =
                start(List.of(PoolsMade.class), Map.of(), "--spring.main.lazy-initialization=true")) {
            assertThat(get(shop, "/actuator/health")).contains("\"status\":\"UP\"");
            get(shop, "/actuator/metrics");
            assertThat(PoolsMade.NAMES).isEmpty();

            get(shop, "/price/tea");
            assertThat(get(shop, "/actuator/health")).contains("price: 5 workers");
            assertThat(get(shop, "/actuator/metrics/paralleltask.tasks.ended?tag=pool:price&tag=outcome:done"))
                    .contains("\"value\":1.0");
        }

        assertThat(PoolsMade.NAMES).containsExactly("pricePool");
    }

    /** Hears of each pool that is opened as a bean. */
    static class PoolsMade {
        static final List<String> NAMES = new CopyOnWriteArrayList<>();

        @Bean
        static BeanPostProcessor hearsOfPools() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof Pool) {
                        NAMES.add(name);
                    }
                    return bean;
                }
            };
        }
    }
}
