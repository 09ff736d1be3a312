package org.paralleltask.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Other annotation processors in the same compilation, whose values are a task's arguments. */
@Timeout(600)
class NeighboursIT {
    @Test
    void compilesAndRunsBesideOtherProcessors() throws Exception {
        Project project = Project.copyOf("neighbours", Map.of());
        project.build("package");

        assertThat(project.java("-cp", "target/classes:target/lib/*", "com.acme.Shop"))
                .containsExactly("3 tea for Ada: 750 cents, 300 g");
    }
}
