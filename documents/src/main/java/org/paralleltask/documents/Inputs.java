package org.paralleltask.documents;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files below a folder, sorted. Links are not followed.
 *
 * @param files all regular files, but those that a run writes itself
 * @param unread folders that cannot be listed, with the reason
 */
record Inputs(List<Path> files, Map<Path, IOException> unread) {
    static Inputs below(Path folder, Set<Path> own) throws IOException {
        List<Path> files = new ArrayList<>();
        Map<Path, IOException> unread = new LinkedHashMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return own.contains(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !own.contains(file)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
                unread.put(file, why);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException why) {
                if (why != null) {
                    unread.put(directory, why);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(files);
        return new Inputs(files, unread);
    }
}
