package org.paralleltask.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * This library and this program in files of their own, as users have them. What a process costs depends on its class
 * path, and the benchmark's own jar contains everything that it compares with.
 */
final class Installation implements AutoCloseable {
    private static final String LIBRARY = "org/paralleltask/";
    private static final String PROGRAM = LIBRARY + "benchmark/";

    /** Where workers' archives of classes are. */
    static final String ARCHIVES = "paralleltask.archive";

    private final Path root;

    /** Where the program's classes are. */
    enum Form {
        JAR("program.jar"),
        /** As during development. */
        DIRECTORY("classes");

        private final String file;

        Form(String file) {
            this.file = file;
        }
    }

    Installation() throws IOException {
        root = Files.createTempDirectory("benchmark");
        try (JarFile own = new JarFile(ownJar().toFile());
                JarOutputStream library = jar("library.jar");
                JarOutputStream program = jar(Form.JAR.file)) {
            for (JarEntry entry : own.stream().toList()) {
                String name = entry.getName();
                if (entry.isDirectory() || !name.contains(LIBRARY)) {
                    continue;
                }
                byte[] bytes = bytes(own, entry);
                if (name.startsWith(PROGRAM)) {
                    add(program, name, bytes);
                    Path file = root.resolve(Form.DIRECTORY.file).resolve(name);
                    Files.createDirectories(file.getParent());
                    Files.write(file, bytes);
                } else {
                    add(library, name, bytes);
                }
            }
        }
    }

    private static Path ownJar() {
        try {
            return Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private JarOutputStream jar(String name) throws IOException {
        return new JarOutputStream(Files.newOutputStream(root.resolve(name)));
    }

    private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(bytes);
        jar.closeEntry();
    }

    /** The command that runs a class of the program; without an archive of classes, unless a flag names one. */
    List<String> java(Form form, List<String> flags, Class<?> mainClass, String... args) {
        String classPath = root.resolve("library.jar") + System.getProperty("path.separator") + root.resolve(form.file);
        List<String> all = new ArrayList<>(List.of("-D" + ARCHIVES + "=off"));
        all.addAll(flags);
        return command(classPath, all, mainClass, args);
    }

    /** The flag with which workers' archive of classes is in here, too. */
    String archiveFlag() {
        return "-D" + ARCHIVES + "=" + root.resolve("archives");
    }

    /** The command that runs a class with this Java and this process's class path. */
    static List<String> java(List<String> flags, Class<?> mainClass, String... args) {
        return command(System.getProperty("java.class.path"), flags, mainClass, args);
    }

    private static List<String> command(String classPath, List<String> flags, Class<?> mainClass, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, mainClass.getName()));
        command.addAll(List.of(args));
        return command;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
