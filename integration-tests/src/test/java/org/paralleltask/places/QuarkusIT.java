package org.paralleltask.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class QuarkusIT {
    @Test
    void runsInAFastJar() throws Exception {
        Project project = Project.copyOf("quarkus", Map.of("quarkus.version", "3.33.2"));
        project.build("package");

        assertThat(project.java("-jar", "target/quarkus-app/quarkus-run.jar")).contains(Greetings.FROM_WORKERS);
    }
}
