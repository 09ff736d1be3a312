package org.paralleltask.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.ManagedCall;
import org.paralleltask.example.Duplicates.Pair;

/** The command {@code duplicates}, with real worker processes. */
@Timeout(120)
class DuplicatesCommandTest {
    @TempDir
    private Path folder;

    @Test
    void listsTheFilesOfTheSameContent() throws IOException {
        Path deeper = Files.createDirectories(folder.resolve("deeper/still"));
        SortedSet<Path> songs = new TreeSet<>();
        for (int i = 0; i < 20; i++) {
            songs.add(Files.writeString(deeper.resolve("song " + i), "la".repeat(500)));
            Files.writeString(folder.resolve("alone " + i), "other" + i);
        }
        Path first = Files.writeString(folder.resolve("a"), "twice");
        Path second = Files.writeString(folder.resolve("b"), "twice");
        Files.createFile(folder.resolve("empty"));
        Files.createFile(folder.resolve("empty too"));
        Files.createSymbolicLink(folder.resolve("link"), first);

        ProgramRun run = ProgramRun.of("duplicates", "--workers", 2, folder);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Searched 42 files in ")
                .contains("\n2 files of 5 bytes\n  " + first + "\n  " + second + "\n\n")
                .contains("\n20 files of 1,000 bytes\n  " + lines(songs) + "\n\n")
                .endsWith("\nWithout duplicates there were 19,005 bytes less\n");
    }

    private static String lines(SortedSet<Path> files) {
        return String.join("\n  ", files.stream().map(Path::toString).toList());
    }

    @Test
    void findsTheSameWhenAWorkerDiesWithThePermitToRead() throws IOException {
        SortedSet<Path> files = new TreeSet<>();
        for (int i = 0; i < 20; i++) {
            files.add(Files.writeString(folder.resolve("copy " + i), "always the same"));
        }
        AtomicLong killed = new AtomicLong();
        Semaphore onePermit = new Semaphore(1) {
            private static final long serialVersionUID = 1;

            @Override
            public void acquire(int permits) throws InterruptedException {
                super.acquire(permits);
                long worker = ManagedCall.current().pid();
                if (killed.compareAndSet(0, worker)) {
                    ProcessHandle.of(worker).orElseThrow().destroyForcibly();
                }
            }
        };

        DuplicateSearch search = new DuplicateSearch(onePermit, options -> options.workers(2));
        search.run(files);

        assertThat(killed).doesNotHaveValue(0);
        assertThat(search.failed()).isEmpty();
        assertThat(search.groups()).containsExactly(files);
        assertThat(onePermit.availablePermits()).isOne();
    }

    @Test
    void findsNothingInAnEmptyFolder() {
        ProgramRun run = ProgramRun.of("duplicates", folder);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out()).matches("Searched 0 files in \\d+\\.\\d s\n\nNo file is there twice\n");
    }

    @Test
    void aFileThatCannotBeReadIsOneLine() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        assertThat(secret.toFile().setReadable(false)).isTrue();
        assumeFalse(Files.isReadable(secret), "the user of this test may read every file");

        ProgramRun run = ProgramRun.of("duplicates", "--workers", 1, folder);

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.out()).endsWith("\nNot read: 1\n  " + secret + ": access denied\n");
    }

    @Test
    void tasksAreCalledWithPlainObjectsInAUnitTest() throws Exception {
        Path first = Files.writeString(folder.resolve("a"), "same");
        Path second = Files.writeString(folder.resolve("b"), "same");
        Semaphore readers = new Semaphore(1);
        List<Pair> pairs = new ArrayList<>();

        Duplicates.hash(second, readers, (hash, file) -> Optional.of(first), pairs::add);

        assertThat(pairs).containsExactly(new Pair(first, second));
        assertThat(Duplicates.compare(pairs.get(0), readers)).isTrue();
        assertThat(readers.availablePermits()).isOne();
    }
}
