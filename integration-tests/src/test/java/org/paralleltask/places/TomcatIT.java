package org.paralleltask.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An application in Tomcat, deployed as a war, and undeployed. */
@Timeout(600)
class TomcatIT {
    private static Path war;

    @TempDir
    private Path base;

    private Tomcat tomcat;

    @BeforeAll
    static void build() throws Exception {
        Project project = Project.copyOf("war", Map.of());
        project.build("package");
        war = project.file("target/shop.war");
    }

    @BeforeEach
    void start() throws Exception {
        Files.createDirectory(base.resolve("webapps"));
        tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        System.clearProperty("shop.jars");
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void runsUnpackedAndIsCollected() throws Exception {
        assertRunsAndIsCollected(true, null);
    }

    @Test
    void runsPackedWithItsJarsCopiedAndIsCollected() throws Exception {
        assertRunsAndIsCollected(false, Files.createDirectory(base.resolve("jars")));
    }

    private void assertRunsAndIsCollected(boolean unpacked, Path jars) throws Exception {
        Context context = deploy(unpacked, jars);
        assertThat(get("/shop/greet?name=Ada")).isEqualTo("Hello Ada from a worker");
        WeakReference<ClassLoader> loader =
                new WeakReference<>(context.getLoader().getClassLoader());

        tomcat.getHost().removeChild(context);
        context = null;

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            System.gc();
            assertThat(loader.get()).isNull();
        });
    }

    private Context deploy(boolean unpacked, Path jars) throws Exception {
        ((StandardHost) tomcat.getHost()).setUnpackWARs(unpacked);
        if (jars != null) {
            System.setProperty("shop.jars", jars.toString());
        }
        Path copy = Files.copy(war, base.resolve("webapps/shop.war"));
        return tomcat.addWebapp("/shop", copy.toString());
    }

    private String get(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
        try (InputStream in = address.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
