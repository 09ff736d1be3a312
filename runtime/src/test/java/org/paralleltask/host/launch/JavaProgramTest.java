package org.paralleltask.host.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.fixture.Poor;
import org.paralleltask.pool.DeedWorker;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;
import org.paralleltask.pool.ProcessPool;

/** Which {@code java} starts the workers. */
@Timeout(60)
class JavaProgramTest {
    private static final Path OWN = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final int FEATURE = Runtime.version().feature();

    @TempDir
    private Path directory;

    @Test
    void startsWorkersByTheProgramThatTheOptionNames() throws Exception {
        Path mark = directory.resolve("mark");
        Path program = script(directory.resolve("java"), "touch '" + mark + "'\nexec '" + OWN + "' \"$@\"");

        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).java(program))) {
            assertThat(pool.call(task(Deed.ECHO, "on"))).isEqualTo("on");
        }
        assertThat(mark).exists();
    }

    @Test
    void refusesAProgramThatIsNone() throws Exception {
        Path home = Files.createDirectory(directory.resolve("home"));
        Path text = Files.createFile(directory.resolve("text"));

        for (Path none : new Path[] {home, text, directory.resolve("missing")}) {
            assertThatThrownBy(() -> DeedWorker.open(options -> options.java(none)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("java must be the java program that starts the workers, such as"
                            + " /usr/lib/jvm/java-17/bin/java; it was " + none);
        }
    }

    @Test
    void findsAnotherOneWhereThisJavaHasNone() throws Exception {
        for (String part : List.of("conf", "lib")) {
            Files.createSymbolicLink(directory.resolve(part), Path.of(System.getProperty("java.home"), part));
        }
        ProcessBuilder program = new ProcessBuilder(
                OWN.toString(),
                Poor.FLAG,
                "-cp",
                System.getProperty("java.class.path"),
                ImageProgram.class.getName(),
                directory.toString());
        program.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = program.redirectError(ProcessBuilder.Redirect.INHERIT).start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        for (String part : List.of("conf", "lib")) {
            Files.delete(directory.resolve(part));
        }
        assertThat(said).isEqualTo(System.getProperty("java.home") + System.lineSeparator());
    }

    /** A program whose Java seems to be an image without {@code bin/java}. */
    static final class ImageProgram {
        private ImageProgram() {}

        public static void main(String[] args) {
            System.setProperty("java.home", args[0]);
            try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
                System.out.println(pool.call(task(Deed.PROPERTY, "java.home")));
            }
        }
    }

    @Test
    void looksForOneOfTheSameVersion() throws IOException {
        Path installed = directory.resolve("jvm");
        Path older = home(directory.resolve("older"), FEATURE - 1 + ".0.1");
        script(directory.resolve("bin/java"), "");
        Path longer = home(installed.resolve("longer"), FEATURE + "0.0.1");
        Path same = home(installed.resolve("same"), FEATURE + ".0.1");

        String path = directory.resolve("bin") + ":" + longer.resolve("bin");
        assertThat(JavaProgram.another(JavaProgramTest.class, older.toString(), path, installed))
                .isEqualTo(same.resolve("bin/java"));
    }

    @Test
    void saysWhereItHasLookedForOne() {
        assertThatThrownBy(() -> JavaProgram.another(JavaProgramTest.class, null, "/nowhere", directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("There is no java program to start workers with: " + OWN
                        + " does not exist. (jpackage leaves it out of its images, and so does jlink"
                        + " --strip-native-commands.) Keep it in the image, by jpackage --jlink-options"
                        + " \"--strip-debug --no-header-files --no-man-pages\", or name another one of Java " + FEATURE
                        + ", by options.java(Path) or the system property paralleltask.POOL.java: there is none in"
                        + " JAVA_HOME (not set), on PATH or in " + directory);
    }

    /** Its modules are in no other Java. */
    @Test
    void looksForNoneWhereTheProgramIsLinkedIntoItsJava() throws Exception {
        Path same = home(directory.resolve("same"), FEATURE + ".0.1");
        Class<?> linked = String.class;

        assertThatThrownBy(() -> JavaProgram.another(linked, same.toString(), null, directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("--no-man-pages\": the program's modules are in no other Java");
    }

    private static Path home(Path home, String version) throws IOException {
        script(home.resolve("bin/java"), "");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"A\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static Path script(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
