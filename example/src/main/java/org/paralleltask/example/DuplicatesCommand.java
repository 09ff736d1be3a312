package org.paralleltask.example;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.paralleltask.example.Finding.Failed;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code duplicates}: lists the files of a folder tree that have the same content, empty files aside. */
@Command(
        name = "duplicates",
        description = "Finds files of the same content in a folder and its subfolders; empty files do not count.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:Every file was read.",
            "1:A file could not be read, or a worker could not be started.",
            "2:Something was asked for that cannot be done."
        })
final class DuplicatesCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Parameters(paramLabel = "FOLDER", description = "Where to search. Links in it are not followed.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(
            names = {"-r", "--readers"},
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "How many tasks may read at the same time; ${DEFAULT-VALUE} if not given.")
    private int readers = 2;

    @Mixin
    private WorkerOptions options = new WorkerOptions();

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UserMistakeException("no such folder: " + folder);
        }
        long start = System.nanoTime();
        SortedMap<Path, Long> sizes = new TreeMap<>();
        List<Failed> failed = new ArrayList<>();
        collectFiles(sizes, failed);
        DuplicateSearch search = new DuplicateSearch(new Semaphore(readers), options);
        search.run(sizes.keySet());
        failed.addAll(search.failed());

        PrintWriter out = command.commandLine().getOut();
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(Locale.ROOT, "Searched %,d %s in %.1f s%n", sizes.size(), plural(sizes.size(), "file"), seconds);
        print(search.groups(), sizes, out);
        if (!failed.isEmpty()) {
            out.printf(Locale.ROOT, "%nNot read: %,d%n", failed.size());
            failed.forEach(each -> out.println("  " + each.archive() + ": " + each.reason()));
        }
        return failed.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void collectFiles(Map<Path, Long> sizes, List<Failed> failed) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && attributes.size() > 0) {
                    sizes.put(file, attributes.size());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                failed.add(new Failed(file, failure));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void print(Collection<SortedSet<Path>> groups, Map<Path, Long> sizes, PrintWriter out) {
        long saved = 0;
        for (SortedSet<Path> group : groups) {
            long size = sizes.getOrDefault(group.first(), 0L);
            saved += size * (group.size() - 1);
            out.printf(Locale.ROOT, "%n%,d files of %,d %s%n", group.size(), size, plural(size, "byte"));
            group.forEach(file -> out.println("  " + file));
        }
        String found = groups.isEmpty() ? "No file is there twice" : "Without duplicates there were %,d bytes less";
        out.printf(Locale.ROOT, "%n" + found + "%n", saved);
    }

    private static String plural(long count, String noun) {
        return count == 1 ? noun : noun + "s";
    }
}
