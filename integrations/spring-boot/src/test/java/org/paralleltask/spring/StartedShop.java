package org.paralleltask.spring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Starts a {@link Shop} at a port of its own, and asks it by HTTP. */
final class StartedShop {
    private StartedShop() {}

    static ConfigurableApplicationContext start(String... settings) {
        return start(List.of(), Map.of(), settings);
    }

    /**
     * @param more further configuration
     * @param variables the environment of the program
     */
    static ConfigurableApplicationContext start(
            List<Class<?>> more, Map<String, Object> variables, String... settings) {
        SpringApplication application = new SpringApplication(Shop.class);
        application.addPrimarySources(more);
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

    static String get(ConfigurableApplicationContext shop, String path) throws IOException, InterruptedException {
        String port = shop.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofMinutes(1))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
