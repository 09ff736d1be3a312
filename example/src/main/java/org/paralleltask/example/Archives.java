package org.paralleltask.example;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The archives that a census counts, each once, and the folders that could not be searched. */
final class Archives {
    private final Map<Path, Path> byRealPath = new LinkedHashMap<>();
    private final Map<Path, IOException> unsearched = new TreeMap<>();

    private Archives() {}

    /**
     * The given files, and the jar and jmod files in the given folders and their subfolders.
     *
     * @throws UserMistakeException if one of them does not exist, or a folder holds no archive
     */
    static Archives in(List<Path> filesAndFolders) throws IOException {
        Archives archives = new Archives();
        for (Path place : filesAndFolders) {
            if (Files.isDirectory(place)) {
                archives.addAllIn(place);
            } else if (Files.exists(place)) {
                archives.add(place);
            } else {
                throw new UserMistakeException("no such file or folder: " + place);
            }
        }
        return archives;
    }

    /** The running JDK's own modules, and the archives in the local Maven repository, if there is one. */
    static Archives onThisMachine() throws IOException {
        Archives archives = new Archives();
        Path jmods = Path.of(System.getProperty("java.home"), "jmods");
        if (Files.isDirectory(jmods)) {
            archives.addAllIn(jmods);
        } else {
            archives.addModulesOfThisJava();
        }
        String named = System.getProperty("maven.repo.local");
        Path repository =
                named != null ? Path.of(named) : Path.of(System.getProperty("user.home"), ".m2", "repository");
        if (Files.isDirectory(repository)) {
            archives.addAllIn(repository);
        } else if (named != null) {
            throw new UserMistakeException("no such folder: " + named + " (the system property maven.repo.local)");
        }
        return archives;
    }

    /** The archives' paths, as they were named, or found in a named folder. */
    List<Path> paths() {
        return List.copyOf(byRealPath.values());
    }

    /** The folders that cannot be read, each with the reason. */
    Map<Path, IOException> unsearched() {
        return unsearched;
    }

    private void add(Path archive) {
        byRealPath.putIfAbsent(realPath(archive), archive);
    }

    private void addAllIn(Path folder) throws IOException {
        SortedSet<Path> found = new TreeSet<>();
        int unsearchedBefore = unsearched.size();
        // Links are followed, because a repository is often a link. A broken link is an archive that cannot be read.
        Files.walkFileTree(
                folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (isArchive(file)) {
                            found.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) {
                        if (!(failure instanceof FileSystemLoopException)) {
                            unsearched.put(file, failure);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
                        if (failure != null) {
                            unsearched.put(directory, failure);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        if (found.isEmpty() && unsearched.size() == unsearchedBefore) {
            throw new UserMistakeException("no .jar or .jmod file in " + folder);
        }
        found.forEach(this::add);
    }

    /** Adds the modules of a JDK that has no jmod files, only the file from which it runs. */
    private void addModulesOfThisJava() throws IOException {
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
        try (Stream<Path> children = Files.list(modules)) {
            children.sorted().forEach(this::add);
        }
    }

    private static boolean isArchive(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jar") || name.endsWith(".jmod");
    }

    private static Path realPath(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) { // a broken link
            return file.toAbsolutePath();
        }
    }
}
