package org.paralleltask.example;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The class files of one archive: each class once, in its newest version if the archive holds one for several Javas.
 */
final class ClassFiles {
    /** Newer than every Java, so that a multi-release jar shows the newest version of each class. */
    private static final Runtime.Version NEWEST = Runtime.Version.parse(Integer.toString(Integer.MAX_VALUE));

    /** What is done with each class file. */
    interface Action {
        void accept(String name, byte[] classFile) throws IOException;
    }

    private ClassFiles() {}

    static void forEach(Path archive, Action action) throws IOException {
        if (archive.getFileSystem().equals(FileSystems.getDefault())) {
            forEachInFile(archive, action);
        } else {
            forEachInModule(archive, action);
        }
    }

    /** A jmod file is read as a jar is: it is a zip file after four bytes, which {@link ZipFile} skips. */
    private static void forEachInFile(Path file, Action action) throws IOException {
        try (JarFile jar = new JarFile(file.toFile(), false, ZipFile.OPEN_READ, NEWEST)) {
            List<JarEntry> entries = jar.versionedStream()
                    .filter(entry -> isClassFile(entry.getName()))
                    .toList();
            for (JarEntry entry : entries) {
                try (InputStream in = jar.getInputStream(entry)) {
                    action.accept(entry.getName(), in.readAllBytes());
                }
            }
        }
    }

    private static void forEachInModule(Path module, Action action) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(module)) {
            files = tree.filter(file -> isClassFile(file.toString())).toList();
        }
        for (Path file : files) {
            action.accept(module.relativize(file).toString(), Files.readAllBytes(file));
        }
    }

    /** Whether it is the file of a class. The descriptors of modules and packages are class files without a class. */
    private static boolean isClassFile(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class") && !name.endsWith("package-info.class");
    }
}
