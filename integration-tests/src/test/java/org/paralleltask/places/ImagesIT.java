package org.paralleltask.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A modular program, from the module path and in images that bring their own Java. */
@Timeout(600)
class ImagesIT {
    private static final String MODULES = "target/classes" + File.pathSeparator + "target/modules";

    private static Project project;

    @BeforeAll
    static void build() throws Exception {
        project = Project.copyOf("modular", Map.of());
        project.build("package");
    }

    @Test
    void runsFromTheModulePath() throws Exception {
        assertThat(project.java("-p", MODULES, "-m", "com.acme.shop/com.acme.Shop"))
                .containsExactly(Greetings.FROM_WORKERS);
    }

    @Test
    void runsInAnImageOfJlink() throws Exception {
        project.tool("jlink", "-p", MODULES, "--add-modules", "com.acme.shop", "--output", "target/image");

        assertThat(project.run(project.file("target/image/bin/java").toString(), "-m", "com.acme.shop/com.acme.Shop"))
                .containsExactly(Greetings.FROM_WORKERS);
    }

    @Test
    void runsInAnImageOfJpackage() throws Exception {
        project.tool(
                "jpackage",
                "--type",
                "app-image",
                "--name",
                "shop",
                "--dest",
                "target/package",
                "-p",
                MODULES,
                "-m",
                "com.acme.shop/com.acme.Shop",
                "--jlink-options",
                "--strip-debug --no-header-files --no-man-pages");

        assertThat(project.run(project.file("target/package/shop/bin/shop").toString()))
                .containsExactly(Greetings.FROM_WORKERS);
    }
}
