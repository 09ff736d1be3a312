package org.paralleltask.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program that Gradle builds: the {@code gradle} of the path, on the Java that it finds. Skipped where there is none. */
@Timeout(600)
class GradleIT {
    @Test
    void compilesWithTheProcessor() throws Exception {
        assumeTrue(isThere(), "no gradle on the path: the project of Gradle is not built");
        Project project = Project.copyOf("gradle", Map.of());
        Files.createDirectories(project.file("target"));

        // Not on the JDK of these tests: Gradle supports a new JDK months later than Maven.
        List<String> said = project.run(
                "env",
                "-u",
                "JAVA_HOME",
                "gradle",
                "--no-daemon",
                "--init-script",
                "old-gradle.gradle",
                "-Dmaven.repo.local=" + System.getProperty("places.repository"),
                "clean",
                "classes",
                "lib");

        assertThat(project.file("build/classes/java/main/com/acme/GreetPool.class"))
                .as(String.join("\n", said))
                .isRegularFile();
        assertThat(project.java("-cp", "build/classes/java/main" + File.pathSeparator + "build/lib/*", "com.acme.Shop"))
                .containsExactly(Greetings.FROM_WORKERS);
    }

    private static boolean isThere() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "gradle")));
    }
}
