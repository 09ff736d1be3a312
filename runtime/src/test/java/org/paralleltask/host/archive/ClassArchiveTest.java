package org.paralleltask.host.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.host.launch.JavaCommand;
import org.paralleltask.host.os.PrivateDirectory;
import org.paralleltask.pool.DeedWorker;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.Program;

/** The archive of the classes that workers load: made once, used by all, and never a reason to fail. */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
class ClassArchiveTest {
    /** How a JVM says where a class came from. */
    private static final String FROM_AN_ARCHIVE = "org.paralleltask.worker.WorkerMain source: shared objects file";

    /** Programs with this class path have the library in a jar. */
    private static String classPath;

    /** With an archive, made by two programs at once. */
    private static Path made;

    @TempDir
    private static Path shared;

    @TempDir
    private Path directory;

    @BeforeAll
    static void make() throws Exception {
        Path classes = Path.of(JavaCommand.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path jar = jar("runtime.jar", classes);
        classPath = Stream.concat(
                        Stream.of(jar.toString()),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                                .filter(entry -> !Path.of(entry).equals(classes)))
                .collect(Collectors.joining(File.pathSeparator));
        made = shared.resolve("archives");
        try (Program one = start(made.toString(), "await");
                Program other = start(made.toString(), "await")) {
            assertThat(one.rest()).containsExactly("worked", "made");
            assertThat(other.rest()).containsExactly("worked", "made");
            await().until(() -> one.family().isEmpty() && other.family().isEmpty());
        }
    }

    private static Path jar(String name, Path classes) {
        Path jar = shared.resolve(name);
        int status = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
        assertThat(status).isZero();
        return jar;
    }

    private static Program start(String archive, String then, Object... log) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of(then));
        arguments.addAll(List.of(log));
        return Program.start(
                List.of(),
                List.of("-Dparalleltask.archive=" + archive),
                classPath,
                ArchivedProgram.class,
                arguments.toArray());
    }

    /** A program that uses a worker, then returns, or awaits an archive, or stays. */
    static final class ArchivedProgram {
        private ArchivedProgram() {}

        public static void main(String[] args) throws InterruptedException {
            List<String> flags =
                    args.length > 1 ? List.of("-Xmx64m", "-Xlog:class+load:file=" + args[1]) : List.of("-Xmx64m");
            try (ProcessPool<DeedWorker.Task, String> pool =
                    DeedWorker.open(options -> options.workers(1).jvmArgs(flags))) {
                System.out.println(pool.call(task(Deed.ECHO, "worked")));
                if (args[0].equals("await")) {
                    await().atMost(Duration.ofSeconds(80))
                            .until(() -> !archives(Path.of(System.getProperty(ArchiveDirectory.PROPERTY)))
                                    .isEmpty());
                    System.out.println("made");
                } else if (args[0].equals("stay")) {
                    Thread.sleep(Long.MAX_VALUE);
                }
            }
        }
    }

    /**
     * A program whose workers' classes are in jars, and whose worker gets one more flag: as docs/tuning.md shows it.
     */
    static final class OwnArchive {
        private OwnArchive() {}

        public static void main(String[] args) {
            try (ProcessPool<DeedWorker.Task, String> pool = DeedWorker.open(options -> options.workers(1)
                    .classPath(List.of(Path.of(args[0])))
                    .jvmArgs(List.of(args).subList(1, args.length))
                    .output(line -> {}))) {
                System.out.println(pool.call(task(Deed.ECHO, "worked")));
            }
        }
    }

    private static void worksWith(Path jar, Object... flags) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of(jar));
        arguments.addAll(List.of(flags));
        try (Program program = Program.start(List.of(), List.of(), classPath, OwnArchive.class, arguments.toArray())) {
            assertThat(program.rest()).containsExactly("worked");
        }
    }

    private static List<Path> archives(Path place) {
        return files(place, "worker-.*-[0-9]+-[0-9a-f]+");
    }

    private static List<Path> files(Path place, String name) {
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void works(Path place) throws IOException {
        try (Program program = start(place.toString(), "return")) {
            assertThat(program.rest()).containsExactly("worked");
        }
    }

    @Test
    void isMadeOnceAndUsed() throws Exception {
        assertThat(archives(made)).hasSize(1);
        assertThat(files(made, "worker-.*(part|failed|config)")).isEmpty();
        Path log = directory.resolve("log");

        try (Program program = start(made.toString(), "return", log)) {
            assertThat(program.rest()).containsExactly("worked");
        }

        assertThat(Files.readString(log)).contains(FROM_AN_ARCHIVE);
    }

    @Test
    void anArchiveWithTheWorkersOwnClassesIsMadeAndTakenByJvmArgs() throws Exception {
        Path jar = jar(
                "worker.jar",
                Path.of(DeedWorker.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()));
        Path archive = directory.resolve("worker.jsa");
        Path log = directory.resolve("log");

        worksWith(jar, "-XX:ArchiveClassesAtExit=" + archive);
        worksWith(jar, "-XX:SharedArchiveFile=" + archive, "-Xlog:class+load:file=" + log);

        assertThat(Files.readString(log))
                .contains(FROM_AN_ARCHIVE, DeedWorker.class.getName() + " source: shared objects file");
    }

    @Test
    void theDirectoryIsTheUsersAlone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
    }

    @Test
    void oneThatWasCutIsRemoved() throws Exception {
        Path cut = Files.copy(archives(made).get(0), place().resolve(name()));
        Files.write(cut, new byte[1 << 20]);

        works(place());

        assertThat(cut).doesNotExist();
    }

    @Test
    void oneOfNonsenseIsLeftAside() throws Exception {
        byte[] nonsense = new byte[(int) Files.size(archives(made).get(0))];
        Path log = directory.resolve("log");
        Path place = place();
        Files.write(place.resolve(sealed(nonsense)), nonsense);

        try (Program program = start(place.toString(), "return", log)) {
            assertThat(program.rest()).containsExactly("worked");
        }

        assertThat(Files.readString(log)).doesNotContain(FROM_AN_ARCHIVE);
    }

    @Test
    void oneWithWhichNoWorkerStartsIsRemoved() throws Exception {
        Path place = place();
        ClassArchive archive = new ClassArchive(ArchiveKind.CLASSES, Path.of("library.jar"), place);
        Path ours = Files.write(place.resolve(archive.name() + "-3-" + checksum(new byte[3])), new byte[3]);
        assertThat(archive.flags()).anyMatch(flag -> flag.endsWith("=" + ours));
        assertThat(archive.isWanted()).isFalse();

        archive.giveUp();
        assertThat(archive.flags()).isEmpty();
        assertThat(ours).exists();
        archive.discard();

        assertThat(archive.flags()).isEmpty();
        assertThat(archive.isWanted()).isFalse();
        assertThat(ours).doesNotExist();
        assertThat(place.resolve(archive.name() + "-failed")).exists();
    }

    /** Java 17 crashes with it; newer ones leave it aside. */
    @Test
    void withOneThatCrashesTheJvmThePoolGoesOn() throws Exception {
        byte[] cut = Arrays.copyOf(Files.readAllBytes(archives(made).get(0)), 1 << 20);
        Path bad = Files.write(place().resolve(sealed(cut)), cut);

        try (Program program = start(place().toString(), "return")) {
            List<String> lines = program.rest();
            assertThat(lines).contains("worked");
            assertThat(Files.exists(bad)).isEqualTo(lines.stream().noneMatch(line -> line.contains("fatal error")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 30, 50, 70, 90})
    void oneWithDamagedPagesIsNeverUsed(int percent) throws Exception {
        byte[] damaged = damaged(percent, 16);
        Path bad = Files.write(place().resolve(name()), damaged);

        works(place());

        assertThat(bad).doesNotExist();
    }

    /** Overwrites this many pages from there on with zeros. */
    private static byte[] damaged(int percent, int pages) throws IOException {
        byte[] bytes = Files.readAllBytes(archives(made).get(0));
        int page = 4096;
        int begin = (int) (bytes.length * (percent / 100.0)) / page * page;
        Arrays.fill(bytes, begin, begin + pages * page, (byte) 0);
        return bytes;
    }

    /** A reader of the disk, not of the memory, may be the first to see it. */
    @Test
    void withOneThatIsDamagedAfterItWasCheckedThePoolGoesOn() throws Exception {
        Path archive = Files.copy(archives(made).get(0), place().resolve(name()));
        assertThat(archive.toFile().setWritable(true)).isTrue();
        works(place());
        FileTime modified = Files.getLastModifiedTime(archive);
        Files.write(archive, damaged(30, 200));
        Files.setLastModifiedTime(archive, modified);

        try (Program program = start(place().toString(), "return")) {
            assertThat(program.rest()).contains("worked"); // whether the JVM has crashed, or failed to link its classes
        }
        assertThat(archive).doesNotExist();
        works(place());
    }

    /** Fails as a JVM fails that cannot link classes of a damaged archive. */
    @Test
    void oneWithWhichWorkersEndByThemselvesIsRemoved() throws Exception {
        Path archive = Files.copy(archives(made).get(0), place().resolve(name()));
        Path prefix = Files.writeString(directory.resolve("prefix"), """
                #!/bin/sh
                for word; do
                  case "$word" in
                    @*) grep -qE 'SharedArchiveFile|AOTCache' "${word#@}" && exit 1;;
                  esac
                done
                exec "$@"
                """);
        assertThat(prefix.toFile().setExecutable(true)).isTrue();

        try (Program program = Program.start(
                List.of(),
                List.of("-Dparalleltask.archive=" + place(), "-Dparalleltask.deed.commandPrefix=" + prefix),
                classPath,
                ArchivedProgram.class,
                "return")) {
            assertThat(program.rest()).contains("worked");
        }
        assertThat(archive).doesNotExist();
    }

    @Test
    void oneIsCheckedOnceSoLongAsNobodyWritesIt() throws Exception {
        Path archive = Files.copy(archives(made).get(0), place().resolve(name()));
        works(place());
        List<Path> marks = files(place(), ".*checked.*");
        assertThat(marks).hasSize(1);
        FileTime first = Files.getLastModifiedTime(marks.get(0));

        works(place());
        assertThat(files(place(), ".*checked.*")).isEqualTo(marks);
        assertThat(Files.getLastModifiedTime(marks.get(0))).isEqualTo(first);

        Files.setLastModifiedTime(archive, FileTime.from(Instant.now().minusSeconds(10)));
        works(place());
        assertThat(files(place(), ".*checked.*")).hasSize(1).isNotEqualTo(marks);
    }

    @Test
    void whatKillsAWorkerWithoutAnArchiveTooIsNotBlamedOnIt() throws Exception {
        Path archive = Files.copy(archives(made).get(0), place().resolve(name()));

        try (Program program = Program.start(
                List.of(),
                List.of("-Dparalleltask.archive=" + place(), "-Dparalleltask.deed.commandPrefix=false"),
                classPath,
                ArchivedProgram.class,
                "return")) {
            assertThat(program.rest()).anyMatch(line -> line.contains("WorkerStartException"));
        }

        assertThat(archive).exists();
    }

    @Test
    void afterAFailureNobodyTriesForAnHour() throws Exception {
        ClassArchive archive = new ClassArchive(ArchiveKind.CLASSES, Path.of("library.jar"), place());
        assertThat(archive.isWanted()).isTrue();

        Path mark = Files.createFile(place().resolve(archive.name() + "-failed"));
        assertThat(archive.isWanted()).isFalse();

        assertThat(mark.toFile()
                        .setLastModified(System.currentTimeMillis()
                                - Duration.ofMinutes(61).toMillis()))
                .isTrue();
        assertThat(archive.isWanted()).isTrue();
    }

    @Test
    void withoutAPlaceThereIsNone() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        try (Program program = start(file.resolve("archives").toString(), "return")) {
            assertThat(program.rest())
                    .anyMatch(line -> line.contains("There is no archive of classes for workers"))
                    .contains("worked");
        }
    }

    @Test
    void switchedOffThereIsNone() throws Exception {
        Path home = directory.resolve("cache");
        try (Program program = Program.start(
                List.of("env", "XDG_CACHE_HOME=" + home),
                List.of("-Dparalleltask.archive=off"),
                classPath,
                ArchivedProgram.class,
                "return")) {
            assertThat(program.rest()).containsExactly("worked");
        }
        assertThat(home).doesNotExist();
    }

    @Test
    void itIsInTheUsersCache() throws Exception {
        Path home = directory.resolve("cache");
        try (Program program = Program.start(
                List.of("env", "XDG_CACHE_HOME=" + home), List.of(), classPath, ArchivedProgram.class, "return")) {
            assertThat(program.rest()).containsExactly("worked");
        }
        assertThat(home.resolve("paralleltask")).isDirectory();
    }

    @Test
    void aDirectoryThatOthersMayEnterIsRefused() throws Exception {
        Path open = Files.createDirectory(
                directory.resolve("open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x--x")));
        try (Program program = start(open.toString(), "return")) {
            assertThat(program.rest())
                    .anyMatch(line ->
                            line.contains(open + " must be a directory of this user that no other user may enter"))
                    .contains("worked");
        }
        assertThat(open).isEmptyDirectory();
    }

    @Test
    void aLinkIsRefused() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), place());

        assertThat(ArchiveDirectory.prepare(link, PrivateDirectory.owner())).isFalse();
        assertThat(ArchiveDirectory.prepare(place(), PrivateDirectory.owner())).isTrue();
    }

    @Test
    void aProgramThatIsKilledInTheMidstOfItLeavesNothing() throws Exception {
        Path place = directory.resolve("archives");
        try (Program program = start(place.toString(), "stay")) {
            assertThat(program.line()).isEqualTo("worked");
            await().until(() -> Files.exists(place.resolve("lock")));

            Program.signal("KILL", program.pid());

            await().until(() -> program.family().isEmpty());
            assertThat(files(place, "worker-.*")).isEmpty();
        }
    }

    private Path place() throws IOException {
        Path place = directory.resolve("place");
        return Files.isDirectory(place)
                ? place
                : Files.createDirectory(
                        place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** The name of an archive, for one of these bytes. */
    private static String sealed(byte[] bytes) {
        return name().replaceAll("-[0-9]+-[0-9a-f]+$", "-" + bytes.length + "-" + checksum(bytes));
    }

    private static String checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return Long.toHexString(checksum.getValue());
    }

    private static String name() {
        return archives(made).get(0).getFileName().toString();
    }
}
