package org.paralleltask.host.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paralleltask.pool.DeedWorker;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Program;
import org.paralleltask.pool.Workers;

/** Workers run as their program does: with what its jar's manifest, its paths and its system properties say. */
@Timeout(60)
class OwnFlagsTest {
    @TempDir
    private Path directory;

    private static Attributes attributes(String... namesAndValues) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            manifest.getMainAttributes().putValue(namesAndValues[i], namesAndValues[i + 1]);
        }
        return manifest.getMainAttributes();
    }

    @Test
    void takesOfAManifestWhatTheLauncherTakes() {
        Attributes all = attributes(
                "Add-Opens", "java.base/java.util.concurrent  no.such/java.lang java.base/no.such java.base",
                "Add-Exports", "java.base/sun.security.x509",
                "Enable-Native-Access", "ALL-UNNAMED",
                "Launcher-Agent-Class", "com.acme.Agent");

        assertThat(ManifestFlags.flags(all, 17))
                .containsExactly(
                        "--add-exports=java.base/sun.security.x509=ALL-UNNAMED",
                        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED");
        assertThat(ManifestFlags.flags(all, 22)).contains("--enable-native-access=ALL-UNNAMED");
        assertThat(ManifestFlags.flags(attributes(), 22)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "app.jar, app.jar, app.jar",
        "/opt/my app.jar, /opt/my app.jar one two, /opt/my app.jar",
        "app.jar, com.acme.Main app.jar, ''",
        "app.jar, app.jarred, ''",
        "'', com.acme/com.acme.Main, ''"
    })
    void knowsWhetherItWasStartedByJar(String classPath, String command, String jar) {
        assertThat(ManifestFlags.jar(classPath, command)).isEqualTo(jar);
    }

    @Test
    void whatTheManifestOfAnExecutableJarOpensIsOpenInWorkers() throws Exception {
        Path jar = directory.resolve("app.jar");
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.putAll(attributes(
                "Main-Class", IsOpen.class.getName(),
                "Add-Opens", "java.base/java.util.concurrent no.such/one",
                "Class-Path",
                        entries()
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" "))));
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }

        try (Program program = Program.java(List.of(), List.of("-jar", jar.toString(), "java.util.concurrent"))) {
            assertThat(program.rest()).containsExactly("opened opened");
        }
    }

    private static Stream<String> entries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    }

    /** A program that says what is open to it, and to its worker. */
    static final class IsOpen {
        private IsOpen() {}

        public static void main(String[] args) {
            try (ProcessPool<DeedWorker.Task, String> pool = DeedWorker.open(1)) {
                boolean here = Object.class.getModule().isOpen(args[0], IsOpen.class.getModule());
                System.out.println((here ? "opened " : "closed ") + pool.call(task(Deed.IS_OPEN, args[0])));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 'here: a=b, worker: a=b, nested: a=b'", "false, 'here: a=b, worker: null, nested: null'"})
    void javaAgentsAreInWorkersWhereThatIsAsked(String isAsked, String expected) throws Exception {
        Path jar = directory.resolve("agent.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putAll(attributes("Premain-Class", Agent.class.getName()));
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        Path relative = Path.of("").toAbsolutePath().relativize(jar);

        List<String> flags = List.of("-javaagent:" + relative + "=a=b", "-Dparalleltask.agents=" + isAsked);
        try (Program program = Program.start(List.of(), flags, Agent.class, directory)) {
            assertThat(program.rest()).containsExactly(expected);
        }
    }

    /** Notes its options. As a program it says what it and its workers have noted; those work in another directory. */
    public static final class Agent {
        private static final String NOTED = "noted";

        private Agent() {}

        public static void premain(String options) {
            System.setProperty(NOTED, options);
        }

        public static void main(String[] args) {
            try (ProcessPool<DeedWorker.Task, String> pool =
                    DeedWorker.open(options -> options.workers(1).directory(Path.of(args[0])))) {
                System.out.println("here: " + System.getProperty(NOTED)
                        + ", worker: " + pool.call(task(Deed.PROPERTY, NOTED))
                        + ", nested: " + pool.call(task(Deed.PROPERTY_OF_NESTED_WORKER, NOTED)));
            }
        }
    }

    @Test
    void whetherAgentsAreInWorkersIsTrueOrFalse() throws Exception {
        try (Program program = Program.start(List.of(), List.of("-Dparalleltask.agents=yes"), Agent.class, directory)) {
            assertThat(String.join("\n", program.rest()))
                    .contains("IllegalArgumentException: The system property paralleltask.agents is \"yes\": true gives"
                            + " workers the Java agents of this program's command line, false does not");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anEmptyEntryOfTheClassPathIsTheCurrentDirectory() throws Exception {
        Path tests = locationOf(OwnFlagsTest.class);
        Path library = locationOf(JavaCommand.class);
        String others = entries()
                .filter(entry ->
                        !Path.of(entry).equals(tests) && !Path.of(entry).equals(library))
                .collect(Collectors.joining(File.pathSeparator));
        String classPath = File.pathSeparator + tests.relativize(library) + File.pathSeparator + others;

        try (Program program = Program.start(
                List.of("env", "--chdir=" + tests),
                List.of("-Dparalleltask.directory=" + directory, "-Djava.library.path=one" + File.pathSeparator),
                classPath,
                Elsewhere.class)) {
            assertThat(program.rest())
                    .containsExactly(directory.toRealPath() + " " + tests.resolve("one") + File.pathSeparator + tests);
        }
    }

    private static Path locationOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** A program that says where its worker runs, and looks for native libraries. */
    static final class Elsewhere {
        private Elsewhere() {}

        public static void main(String[] args) {
            try (ProcessPool<DeedWorker.Task, String> pool = DeedWorker.open(1)) {
                System.out.println(
                        pool.call(task(Deed.DIRECTORY)) + " " + pool.call(task(Deed.PROPERTY, "java.library.path")));
            }
        }
    }

    @Test
    void flagsOfPathsAreAbsolute() {
        String here = new File("").getAbsolutePath();

        assertThat(JvmFlags.absolute("--patch-module=java.base=one" + File.pathSeparator + "two"))
                .isEqualTo("--patch-module=java.base=" + new File(here, "one") + File.pathSeparator
                        + new File(here, "two"));
        assertThat(JvmFlags.absolute("-Xbootclasspath/a:one")).isEqualTo("-Xbootclasspath/a:" + new File(here, "one"));
        assertThat(JvmFlags.absolute("-Djava.library.path=")).isEqualTo("-Djava.library.path=");
        assertThat(JvmFlags.absolute("-Dname=one")).isEqualTo("-Dname=one");
    }

    @Test
    void aPropertyOfAllPoolsReachesTheWorkersOfEach() throws IOException {
        try (Program program =
                Program.start(List.of(), List.of("-Dparalleltask.jvmArgs=-Dcolour=blue"), Colours.class)) {
            assertThat(program.rest()).containsExactly("blue blue");
        }
    }

    /** A program that asks the workers of a pool of its own, and shared ones, for their colour. */
    static final class Colours {
        private Colours() {}

        public static void main(String[] args) {
            try (ProcessPool<DeedWorker.Task, String> pool = DeedWorker.open(1);
                    Workers workers = Workers.open(options -> options.workers(1));
                    ProcessPool<DeedWorker.Task, String> other = DeedWorker.open(workers)) {
                System.out.println(
                        pool.call(task(Deed.PROPERTY, "colour")) + " " + other.call(task(Deed.PROPERTY, "colour")));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "property, org.paralleltask.host.launch.ParcelWorker$Reply, 'sent: org.paralleltask.host.launch.ParcelWorker$Reply'",
        "property, org.paralleltask.host.launch.ParcelWorker$Parcel, 'sent: org.paralleltask.host.launch.ParcelWorker$Parcel'",
        "code, org.paralleltask.host.launch.ParcelWorker$Reply, 'read: org.paralleltask.host.launch.ParcelWorker$Reply'",
        "property, com.acme.Other, worked",
        "code, com.acme.Other, worked"
    })
    void whatTheProgramsOwnFilterOfSerializationRefusesDoesNotCross(String how, String refused, String said)
            throws IOException {
        List<String> flags = how.equals("property") ? List.of("-Djdk.serialFilter=!" + refused) : List.of();
        try (Program program = Program.start(List.of(), flags, Filtered.class, how, refused)) {
            String line = program.rest().stream()
                    .filter(each -> each.startsWith("<"))
                    .findFirst()
                    .orElseThrow();
            assertThat(line).contains(said);
            assertThat(line.contains("the program's own filter of what may be deserialized refuses it"))
                    .isEqualTo(!said.equals("worked"));
        }
    }

    /** A program with a filter, by a property or set in code, that says what has become of a task. */
    static final class Filtered {
        private Filtered() {}

        public static void main(String[] args) {
            if (args[0].equals("code")) {
                java.io.ObjectInputFilter.Config.setSerialFilter(
                        java.io.ObjectInputFilter.Config.createFilter("!" + args[1]));
            }
            try (ProcessPool<ParcelWorker.Task, ParcelWorker.Reply> pool = ParcelWorker.open()) {
                System.out.println("<"
                        + pool.call(new ParcelWorker.Task(new ParcelWorker.Parcel("worked")))
                                .text());
            } catch (org.paralleltask.PayloadException e) {
                System.out.println("<" + e.getMessage());
            }
        }
    }
}
