package org.paralleltask.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class KotlinIT {
    /** Functions of an object, of a companion and of a file, by kapt; called from Kotlin with a data class. */
    @Test
    void runsFunctionsOfKotlin() throws Exception {
        Project project = Project.copyOf("kotlin", Map.of());
        project.build("package");

        assertThat(project.java("-cp", "target/classes:target/lib/*", "com.acme.ShopKt"))
                .containsExactly("Hello Ada (3)", "6", "true");
    }
}
