package org.paralleltask.example;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A jar that is being written, also one with jars in it, as Spring Boot's plugins write them. */
final class Jars implements AutoCloseable {
    private final JarOutputStream out;
    private final Set<String> directories = new LinkedHashSet<>();

    private Jars(OutputStream file, Manifest manifest) throws IOException {
        out = new JarOutputStream(file, manifest);
    }

    /**
     * Begins one.
     *
     * @param attributes of its manifest: a name, its value, and so on
     */
    static Jars write(Path jar, String... attributes) throws IOException {
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        for (int i = 0; i < attributes.length; i += 2) {
            manifest.getMainAttributes().put(new Attributes.Name(attributes[i]), attributes[i + 1]);
        }
        return new Jars(Files.newOutputStream(jar), manifest);
    }

    /** The jar of these classes; it is copied if it is one already. */
    static Path of(Path classes, Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        if (Files.isRegularFile(classes)) {
            return Files.copy(classes, jar);
        }
        try (Jars written = write(jar)) {
            written.tree("", classes);
        }
        return jar;
    }

    /** Writes each entry of a jar as a file. */
    static void unpack(Path jar, Path directory) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = directory.resolve(entry.getName());
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    Files.write(file, in.readAllBytes());
                }
            }
        }
    }

    /** Adds all files below a directory. */
    Jars tree(String prefix, Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file -> entry(prefix + directory.relativize(file).toString(), bytes(file)));
        }
        return this;
    }

    /** Adds all classes of another jar. */
    Jars unpacked(Path jar) throws IOException {
        try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                if (entry.getName().endsWith(".class")) {
                    entry(entry.getName(), in.readAllBytes());
                }
            }
        }
        return this;
    }

    /** Adds a jar as it is, uncompressed, as class loaders need it that read it in place. */
    Jars nested(String directory, Path jar) throws IOException {
        directories(directory);
        byte[] bytes = Files.readAllBytes(jar);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(directory + jar.getFileName());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
        return this;
    }

    private void entry(String name, byte[] bytes) {
        try {
            directories(name);
            out.putNextEntry(new ZipEntry(name));
            out.write(bytes);
            out.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void directories(String name) throws IOException {
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            if (directories.add(name.substring(0, slash + 1))) {
                out.putNextEntry(new ZipEntry(name.substring(0, slash + 1)));
                out.closeEntry();
            }
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
