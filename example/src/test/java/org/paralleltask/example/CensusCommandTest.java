package org.paralleltask.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Opcodes;

/** The command {@code census}, with real worker processes. */
class CensusCommandTest {
    @TempDir
    private Path folder;

    @Test
    void countsEveryArchiveOfAFolderInWorkerProcesses() throws IOException {
        Path deeper = Files.createDirectories(folder.resolve("deeper/still"));
        for (int i = 0; i < 20; i++) {
            TestArchive.smallJar(folder.resolve(i + ".jar"));
            TestArchive.smallJar(deeper.resolve(i + ".jmod"));
        }
        Files.writeString(folder.resolve("readme.txt"), "no archive");

        ProgramRun run = ProgramRun.of("census", "--workers", 2, folder);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Counted 40 archives in ");
        assertThat(run.out()).containsPattern("classes +40\n").containsPattern("newest class file +Java 17\n");
        assertThat(run.workers())
                .hasSizeBetween(1, 2)
                .doesNotContain(ProcessHandle.current().pid());
    }

    @Test
    void listsTheLargestArchivesWithTheWorkerThatCountedThem() throws IOException {
        for (int size = 1; size <= 5; size++) {
            try (TestArchive jar = TestArchive.jar(folder.resolve("size" + size + ".jar"))) {
                for (int i = 0; i < size; i++) {
                    jar.add("a/A" + i + ".class", TestArchive.classFile(Opcodes.V17, "a/A" + i, 10 * size));
                }
            }
        }

        ProgramRun run = ProgramRun.of("--workers", 2, "--top", 2, folder);

        List<String> table = run.out()
                .lines()
                .dropWhile(line -> !line.startsWith("Largest archives"))
                .takeWhile(line -> !line.isEmpty())
                .toList();
        assertThat(table).hasSize(3);
        assertThat(table.get(1)).matches("size5.jar +5 +5 +0 +0 +0.0 MB +17 +\\d+");
        assertThat(table.get(2)).matches("size4.jar +4 +4 +0 +0 +0.0 MB +17 +\\d+");
        Set<Long> workers = run.workers();
        assertThat(table.subList(1, 3))
                .allSatisfy(row -> assertThat(workers).contains(Long.valueOf(row.substring(row.lastIndexOf(' ') + 1))));
        assertThat(run.out()).containsPattern("longest method +50 bytes +a.A0.m\\(int, String\\[]\\)\n");
        assertThat(run.out()).contains("in " + folder.resolve("size5.jar"));
    }

    @Test
    void damagedArchivesAreOneLineEachAndHarmNothing() throws IOException {
        Path good = TestArchive.smallJar(folder.resolve("good.jar"));
        byte[] bytes = Files.readAllBytes(good);
        Path cut = Files.write(folder.resolve("cut.jar"), Arrays.copyOf(bytes, bytes.length / 2));
        Path text = Files.writeString(folder.resolve("text.jar"), "This is not a zip file.");
        Path empty = Files.createFile(folder.resolve("empty.jar"));
        Path broken = Files.createSymbolicLink(folder.resolve("link.jar"), folder.resolve("nothing"));
        Path badClass = folder.resolve("two\nlines.jar");
        try (TestArchive jar = TestArchive.jar(badClass)) {
            jar.add("a/A.class", new byte[] {1, 2, 3});
        }

        ProgramRun run = ProgramRun.of("--workers", 2, folder);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Counted 1 archive in ").contains("Not counted: 5\n");
        assertThat(linesOf(run, cut)).singleElement().asString().contains(": damaged, or not a zip file (");
        assertThat(linesOf(run, text)).singleElement().asString().contains(": damaged, or not a zip file (");
        assertThat(linesOf(run, empty)).singleElement().asString().contains(": damaged, or not a zip file (");
        assertThat(linesOf(run, broken)).containsExactly("  " + broken + ": no such file");
        assertThat(run.out()).contains("two lines.jar: class file a/A.class cannot be parsed");
        assertThat(run.out()).doesNotContain("\tat ");
    }

    @Test
    void unreadableArchiveIsOneLine() throws IOException {
        Path secret = TestArchive.smallJar(folder.resolve("secret.jar"));
        TestArchive.smallJar(folder.resolve("good.jar"));
        assertThat(secret.toFile().setReadable(false)).isTrue();
        assumeFalse(Files.isReadable(secret), "the user of this test may read every file");

        ProgramRun run = ProgramRun.of("--workers", 1, folder);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("Counted 1 archive in ");
        assertThat(linesOf(run, secret)).containsExactly("  " + secret + ": cannot be opened (Permission denied)");
    }

    @Test
    void countsAnArchiveOnceThatIsGivenTwice() throws IOException {
        Path jar = TestArchive.smallJar(folder.resolve("a.jar"));
        Path link = Files.createSymbolicLink(folder.resolve("link.jar"), jar);

        ProgramRun run = ProgramRun.of("--workers", 1, folder, jar, link);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Counted 1 archive in ");
    }

    @Test
    void takesAnyFileThatIsNamedForAnArchive() throws IOException {
        Path war = TestArchive.smallJar(folder.resolve("web.war"));

        ProgramRun run = ProgramRun.of("--workers", 1, war);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Counted 1 archive in ");
    }

    @Test
    void waitsWhileTheQueueIsFull() throws IOException {
        for (int i = 0; i < 10; i++) {
            TestArchive.smallJar(folder.resolve(i + ".jar"));
        }

        ProgramRun run = ProgramRun.of("--workers", 1, "--queue-size", 1, folder);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Counted 10 archives in ");
    }

    @Test
    void writesHowTheRunWentAsAPageOrAsATrace() throws IOException {
        TestArchive.smallJar(folder.resolve("good.jar"));
        Files.writeString(folder.resolve("bad.jar"), "This is not a zip file.");
        Path page = folder.resolve("run.html");
        Path trace = folder.resolve("run.json");

        assertThat(ProgramRun.of("--workers", 1, "--timeline", page, folder).exitCode())
                .isEqualTo(1);
        assertThat(ProgramRun.of("--workers", 1, "--timeline", trace, folder).exitCode())
                .isEqualTo(1);

        assertThat(Files.readString(page)).startsWith("<!doctype html>").contains("census-1", "good.jar", "bad.jar");
        assertThat(Files.readString(trace)).startsWith("{").contains("census-1", "good.jar", "ZipException");
    }

    private static List<String> linesOf(ProgramRun run, Path archive) {
        return run.out().lines().filter(line -> line.contains(archive + ":")).toList();
    }
}
