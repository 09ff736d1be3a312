package org.paralleltask.documents;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is below a folder, sorted, but for what a run writes itself. Each has its line. Links are not followed.
 *
 * @param files all regular files
 * @param others what no parser is asked to read, with the reason: links, special files, folders that cannot be listed
 */
record Inputs(List<Path> files, SortedMap<Path, Verdict> others) {
    static Inputs below(Path folder, Set<Path> own) throws IOException {
        List<Path> files = new ArrayList<>();
        SortedMap<Path, Verdict> others = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return own.contains(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (own.contains(file)) {
                    return FileVisitResult.CONTINUE;
                }
                if (attributes.isRegularFile()) {
                    files.add(file);
                } else {
                    others.put(file, attributes.isSymbolicLink() ? link(file) : special());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
                others.put(file, unreadable(why));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException why) {
                if (why != null) {
                    others.put(directory, unreadable(why));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(files);
        return new Inputs(files, others);
    }

    private static Verdict link(Path file) {
        try {
            return Verdict.ofNoDocument(
                    Verdict.LINK, "a link, which is not followed; it leads to " + Files.readSymbolicLink(file));
        } catch (IOException e) {
            return unreadable(e);
        }
    }

    private static Verdict special() {
        return Verdict.ofNoDocument(Verdict.SPECIAL_FILE, "no regular file: a pipe, a socket or a device");
    }

    private static Verdict unreadable(IOException why) {
        return Verdict.ofNoDocument(Verdict.UNREADABLE, "it cannot be listed or read: " + Verdict.oneLine(why));
    }

    /** How many have a line in the end. */
    int size() {
        return files.size() + others.size();
    }

    /** What cannot be listed: documents in it, if there are, have no line. */
    Map<Path, Verdict> unreadable() {
        Map<Path, Verdict> found = new TreeMap<>(others);
        found.values().removeIf(each -> !each.cause().equals(Verdict.UNREADABLE));
        return found;
    }
}
