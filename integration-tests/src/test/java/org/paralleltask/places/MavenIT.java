package org.paralleltask.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program that Maven's plugins run. */
@Timeout(600)
class MavenIT {
    private static Project project;

    @BeforeAll
    static void copy() throws Exception {
        project = Project.copyOf("maven", Map.of());
    }

    /** Its tests have the expectations; what Surefire sets as system properties reaches the pools. */
    @Test
    void runsInSurefireAndFailsafeAndItsTasksAreCovered() throws Exception {
        project.build("clean", "verify");

        String covered = Files.readAllLines(project.file("target/site/jacoco/jacoco.csv")).stream()
                .filter(line -> line.contains(",com.acme,Shop,"))
                .findFirst()
                .orElseThrow();
        // Group, package, class, instructions missed and covered, branches, lines missed and covered.
        assertThat(Files.readString(project.file("target/site/jacoco/com.acme/Shop.java.html")))
                .as(covered)
                .contains("class=\"fc\" id=\"L13\">    return new Greeting(");
    }

    @Test
    void runsInExecJava() throws Exception {
        assertThat(project.build("-q", "compile", "exec:java")).contains(Greetings.FROM_WORKERS);
    }
}
