package org.paralleltask.example;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program in Spring Boot's executable jar, whose libraries are jars within it. */
@Timeout(120)
class ExecutableJarTest {
    private static final Path LAUNCHERS = Path.of("target/launchers").toAbsolutePath();

    @TempDir
    private static Path directory;

    private static UserProgram program;

    @BeforeAll
    static void compile() throws IOException {
        program = ShopProgram.compile(directory);
        ShopProgram.runtime(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring-boot-loader-3.5.7", "spring-boot-loader-4.0.7", "spring-boot-loader-classic-3.5.0"})
    void runsInAnExecutableJar(String loader) throws Exception {
        write(directory.resolve("my shop/shop.jar"), loader, "Jar", "BOOT-INF/");

        assertRuns("-jar", "my shop/shop.jar");
    }

    @Test
    void runsInAnExecutableWar() throws Exception {
        write(directory.resolve("shop.war"), "spring-boot-loader-4.0.7", "War", "WEB-INF/");

        assertRuns("-jar", "shop.war");
    }

    @Test
    void runsInAnExecutableJarThatIsUnpacked() throws Exception {
        Path unpacked = directory.resolve("a directory");
        write(directory.resolve("shop.jar"), "spring-boot-loader-classic-3.5.0", "Jar", "BOOT-INF/");
        Jars.unpack(directory.resolve("shop.jar"), unpacked);

        assertRuns("-cp", unpacked, "org.springframework.boot.loader.launch.JarLauncher");
    }

    /** A part of its libraries is beside the jar: the command that starts it must name them. */
    @Test
    void runsWithLibrariesBesideTheJar() throws Exception {
        try (Jars jar = boot(directory.resolve("shop.jar"), "spring-boot-loader-3.5.7", "Properties")) {
            jar.tree("BOOT-INF/classes/", program.classes());
        }

        assertRuns("-Dloader.path=jars", "-jar", "shop.jar");
    }

    private static void assertRuns(Object... how) throws Exception {
        ShopProgram.assertRuns(program, directory, how);
    }

    private static void write(Path archive, String loader, String launcher, String prefix) throws IOException {
        try (Jars jar = boot(archive, loader, launcher)) {
            jar.tree(prefix + "classes/", program.classes())
                    .nested(prefix + "lib/", ShopProgram.polite(directory))
                    .nested(prefix + "lib/", directory.resolve("jars/paralleltask-runtime.jar"));
        }
    }

    private static Jars boot(Path archive, String loader, String launcher) throws IOException {
        return Jars.write(
                        archive,
                        "Main-Class",
                        "org.springframework.boot.loader.launch." + launcher + "Launcher",
                        "Start-Class",
                        ShopProgram.MAIN)
                .unpacked(LAUNCHERS.resolve(loader + ".jar"));
    }
}
