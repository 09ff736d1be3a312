package org.paralleltask.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.paralleltask.WorkerStats;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A real application, asked by HTTP as a monitor asks it. */
class ShopTest {
    private static ConfigurableApplicationContext start(String... settings) {
        return start(Map.of(), settings);
    }

    /** @param variables the environment of the program */
    private static ConfigurableApplicationContext start(Map<String, Object> variables, String... settings) {
        SpringApplication application = new SpringApplication(Shop.class);
        String source = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .replace(source, new SystemEnvironmentPropertySource(source, variables)));
        String[] all = new String[settings.length + 3];
        all[0] = "--server.port=0";
        all[1] = "--management.endpoints.web.exposure.include=*";
        all[2] = "--management.endpoint.health.show-details=always";
        System.arraycopy(settings, 0, all, 3, settings.length);
        return application.run(all);
    }

    private static String get(ConfigurableApplicationContext shop, String path)
            throws IOException, InterruptedException {
        String port = shop.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofMinutes(1))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

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
        try (ConfigurableApplicationContext shop = start(variables)) {
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
}
