package org.paralleltask.host.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.PayloadException;
import org.paralleltask.fixture.Poor;
import org.paralleltask.pool.DeedWorker;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.PathWorker;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Program;

/** Texts that are not ASCII reach a worker unchanged, in every locale of the program and of the worker. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class LocaleTest {
    private static final String GREEN = "gr\u00fcn \u7eff";

    @TempDir
    private Path directory;

    private static List<String> in(String locale) {
        return List.of("env", "LC_ALL=" + locale);
    }

    /** The programs print ASCII only, because some locales have nothing else. */
    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            ascii.append(each <= '~' ? Character.toString(each) : "\\" + (int) each);
        }
        return ascii.toString();
    }

    @ParameterizedTest
    @CsvSource({"C, C", "C, C.UTF-8", "C.UTF-8, C", "C.UTF-8, C.UTF-8"})
    void propertiesArriveWhole(String programs, String workers) throws Exception {
        List<String> flags = List.of("-Dcolour=" + GREEN, "-Dplain=green");
        try (Program program = Program.start(in(programs), flags, Properties.class, workers)) {
            List<String> said = program.rest();

            // A worker of the program's locale sees what the program was started with as the program sees it.
            String seen = said.get(0);
            if (programs.equals(workers) || programs.equals("C.UTF-8")) {
                assertThat(said.get(1)).isEqualTo(seen);
            } else if (Poor.lacks("proc")) { // where the bytes that the program could not read are in no file
                assertThat(said.get(1)).isEqualTo(seen);
            } else { // and one of a better locale sees more
                assertThat(said.get(1)).isEqualTo(ascii(GREEN));
            }
            assertThat(said.subList(2, said.size()))
                    .containsExactly(ascii(GREEN), ascii("=" + GREEN + "&%"), "green", "null", ascii(GREEN));
        }
    }

    /** A program that says what it and its worker have of properties, and a worker of that worker. */
    static final class Properties {
        private Properties() {}

        public static void main(String[] args) {
            try (ProcessPool<DeedWorker.Task, String> pool = DeedWorker.open(options -> options.workers(1)
                    .environment(Map.of("LC_ALL", args[0]))
                    .systemProperties(Map.of("tree", GREEN, "plain", GREEN))
                    .jvmArgs(List.of("-Dleaf=" + GREEN, "-Dleaf==" + GREEN + "&%", "-Dplain=green")))) {
                System.out.println(ascii(System.getProperty("colour")));
                for (String property : List.of("colour", "tree", "leaf", "plain", "none")) {
                    System.out.println(ascii(pool.call(task(Deed.PROPERTY, property))));
                }
                System.out.println(ascii(pool.call(task(Deed.PROPERTY_OF_NESTED_WORKER, "tree"))));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"C, C", "C, C.UTF-8", "C.UTF-8, C", "C.UTF-8, C.UTF-8"})
    void pathsOfEveryNameLeadToTheirFiles(String programs, String workers) throws Exception {
        Path files = Files.createDirectory(directory.resolve("files"));
        // In UTF-8, in another encoding, in both, with the character for what cannot be read; a directory; plain.
        int status = new ProcessBuilder("sh", "-c", """
                cd %s
                touch "$(printf 'gr\\303\\274n')" "$(printf 'l\\374ge')" "$(printf '\\303\\274\\374 %%%%')"
                touch "$(printf 'x\\357\\277\\275')" plain
                mkdir "$(printf '\\374')"
                touch "$(printf '\\374/%%%%\\374')"
                """.formatted(files))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).isZero();
        List<String> prefix = List.of("env", "--chdir=" + files, "LC_ALL=" + programs);

        try (Program program = Program.start(prefix, List.of(), Paths.class, files, workers)) {
            assertThat(program.rest())
                    .contains("/plain true true true")
                    .contains("/gr%C3%BCn true true true", "/l%FCge true true true", "/x%EF%BF%BD true true true")
                    .contains("/%FC true true true", "/%FC/%25%FC true true true")
                    .hasSize(14)
                    .allMatch(line -> line.endsWith(" true true true"));
        }
    }

    /** A program that has each file in a directory looked for, by its absolute path and by a relative one. */
    static final class Paths {
        private Paths() {}

        public static void main(String[] args) throws IOException {
            Path root = Path.of(args[0]);
            List<Path> paths = new ArrayList<>();
            for (Path start : List.of(root, Path.of(""))) {
                try (DirectoryStream<Path> list = Files.newDirectoryStream(start)) {
                    for (Path each : list) {
                        paths.add(each);
                        if (Files.isDirectory(each)) {
                            try (DirectoryStream<Path> within = Files.newDirectoryStream(each)) {
                                within.forEach(paths::add);
                            }
                        }
                    }
                }
            }
            try (ProcessPool<PathWorker.Task, PathWorker.Result> pool =
                    PathWorker.open(options -> options.environment(Map.of("LC_ALL", args[1])))) {
                for (Path path : paths) {
                    PathWorker.Result result = pool.call(PathWorker.task(path));
                    String name = path.toUri()
                            .getRawPath()
                            .substring(root.toUri().getRawPath().length() - 1)
                            .replaceAll("/$", "");
                    System.out.println(name + " " + result.exists() + " "
                            + result.path().equals(path) + " "
                            + result.paths().get(0).equals(path));
                }
            }
        }
    }

    @Test
    void whatAWorkerPrintsArrives() throws Exception {
        try (Program program = Program.start(in("C"), List.of(), Prints.class)) {
            assertThat(program.rest()).contains(ascii("out " + GREEN), ascii("err " + GREEN));
        }
    }

    /** A program that says what its worker prints. */
    static final class Prints {
        private Prints() {}

        public static void main(String[] args) {
            try (ProcessPool<DeedWorker.Task, String> pool = DeedWorker.open(
                    options -> options.workers(1).output(line -> System.out.println(ascii(line.text()))))) {
                pool.call(task(Deed.PRINT, GREEN));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"environment", "commandPrefix", "directory"})
    void whatTheLocaleCannotExpressIsRefused(String option) throws Exception {
        Files.createDirectory(directory.resolve("gr\u00fcn"));
        try (Program program = Program.start(in("C"), List.of(), Refused.class, option, directory)) {
            assertThat(program.rest())
                    .singleElement()
                    .asString()
                    .startsWith(option)
                    .contains("cannot pass on to a process", "LC_ALL=C.UTF-8");
        }
    }

    /** A program that asks for what is not ASCII. */
    static final class Refused {
        private Refused() {}

        public static void main(String[] args) throws IOException {
            Path green;
            try (DirectoryStream<Path> list = Files.newDirectoryStream(Path.of(args[1]))) {
                green = list.iterator().next();
            }
            try (ProcessPool<DeedWorker.Task, String> pool = DeedWorker.open(options -> switch (args[0]) {
                case "environment" -> options.environment(Map.of("COLOUR", GREEN));
                case "commandPrefix" -> options.commandPrefix(List.of("env", "COLOUR=" + GREEN));
                default -> options.directory(green);
            })) {
                System.out.println(pool.call(task(Deed.ENVIRONMENT, "COLOUR")));
            } catch (IllegalArgumentException e) {
                System.out.println(ascii(String.valueOf(e.getMessage())));
            }
        }
    }

    /** The user's home, and a class path that no file is at, are no reason not to work. */
    @Test
    void worksWhereTheHomeHasANameThatTheLocaleCannotExpress() throws Exception {
        List<String> flags = List.of("-Duser.home=/home/j\u00f6rg");
        String classPath = System.getProperty("java.class.path") + ":/opt/gr\u00fcn.jar";
        try (Program program = Program.start(in("C"), flags, classPath, Works.class)) {
            assertThat(program.rest()).containsExactly("worked");
        }
    }

    /** A program whose worker works. */
    static final class Works {
        private Works() {}

        public static void main(String[] args) {
            try (ProcessPool<DeedWorker.Task, String> pool = DeedWorker.open(1)) {
                System.out.println(pool.call(task(Deed.ECHO, "worked")));
            }
        }
    }

    @Test
    void aPathOfAnotherFileSystemIsRefusedInAListToo() throws Exception {
        Path zip = directory.resolve("a.zip");
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"));
                ProcessPool<PathWorker.Task, PathWorker.Result> pool = PathWorker.open(options -> options)) {
            Path within = files.getPath("/x");
            assertThat(catchThrowable(() -> pool.call(new PathWorker.Task(directory, List.of(within)))))
                    .isInstanceOf(PayloadException.class)
                    .hasMessageContaining("it has a path of another file system than the default one: jar");
        }
    }

    @Test
    void noByteOfATextIsLost() {
        byte[] bytes = "plain \u00fc\u7eff\ud83d\ude00".getBytes(StandardCharsets.UTF_8);
        byte[] others = {'a', (byte) 0xfc, (byte) 0x80, 'b', (byte) 0xff};

        assertThat(NativeText.bytes(NativeText.of(bytes))).isEqualTo(bytes);
        assertThat(NativeText.bytes(NativeText.of(others))).isEqualTo(others);
        assertThat(InputArguments.undamaged(
                        List.of("-ea", NativeText.seen(others)),
                        new byte[] {'-', 'e', 'a', 0, 'a', -4, -128, 'b', -1, 0}))
                .containsExactly("-ea", NativeText.of(others));
        assertThat(new TreeSet<>(List.of(NativeText.of(others)))).doesNotContain(NativeText.seen(others));
    }
}
