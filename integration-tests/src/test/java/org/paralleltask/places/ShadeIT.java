package org.paralleltask.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class ShadeIT {
    /** All in one jar, this library's packages renamed, and without the classes that nothing seems to use. */
    @Test
    void runsInAShadedJar() throws Exception {
        Project project = Project.copyOf("shaded", Map.of());
        project.build("package");

        assertThat(project.java("-jar", "target/shop.jar")).containsExactly(Greetings.FROM_WORKERS);
    }
}
