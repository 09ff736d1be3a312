package org.paralleltask.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application of Spring Boot, in each form in which it is deployed. */
@Timeout(600)
class SpringBootIT {
    @ParameterizedTest
    @ValueSource(strings = {"3.5.16", "4.0.9"})
    void runsPackedExplodedAndExtracted(String version) throws Exception {
        Project project = Project.copyOf("spring-boot", Map.of("spring-boot.version", version));
        project.build("package");

        assertThat(project.java("-jar", "target/shop.jar")).contains(Greetings.FROM_WORKERS);

        Jars.unpack(project.file("target/shop.jar"), project.file("target/exploded"));
        assertThat(project.java("-cp", "target/exploded", "org.springframework.boot.loader.launch.JarLauncher"))
                .contains(Greetings.FROM_WORKERS);

        project.java("-Djarmode=tools", "-jar", "target/shop.jar", "extract", "--destination", "target/extracted");
        assertThat(project.java("-jar", "target/extracted/shop.jar")).contains(Greetings.FROM_WORKERS);
    }
}
