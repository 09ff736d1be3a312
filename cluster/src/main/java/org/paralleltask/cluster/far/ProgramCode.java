package org.paralleltask.cluster.far;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.paralleltask.cluster.message.HireRequest;

/**
 * A program's class path as content: each jar by its hash; a directory of classes as a jar that is made of it, the same byte
 * for byte as long as the classes are. Thread-safe.
 */
final class ProgramCode {
    private static final int PIECE = 1 << 16;

    /** A class file's major version of Java 1.0 is 45, of 17 it is 61. */
    private static final int VERSION_OF_JAVA_0 = 44;

    /** What a zip file can say of times begins with 1980. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final List<Path> paths;
    private final List<Path> files;
    private final List<HireRequest.Code> entries;
    private final int java;

    private ProgramCode(List<Path> paths, List<Path> files, List<HireRequest.Code> entries, int java) {
        this.paths = paths;
        this.files = files;
        this.entries = entries;
        this.java = java;
    }

    /**
     * That of this program.
     *
     * @param directory where jars are made of directories of classes
     */
    static ProgramCode read(List<Path> classPath, Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        List<HireRequest.Code> entries = new ArrayList<>();
        int java = 0;
        for (Path path : classPath) {
            Path file = path;
            if (Files.isDirectory(path)) {
                java = Math.max(java, javaOf(path));
                file = directory.resolve("classes-" + files.size() + ".jar");
                makeJar(path, file);
            } else if (!Files.isRegularFile(path)) {
                continue; // as the JVM does
            }
            files.add(file);
            entries.add(new HireRequest.Code(String.valueOf(path.getFileName()), hash(file), Files.size(file)));
        }
        return new ProgramCode(classPath, List.copyOf(files), List.copyOf(entries), java);
    }

    /** The class path of this JVM, and its module path, which workers on nodes have as one. */
    static List<Path> ownClassPath() {
        Set<Path> paths = new LinkedHashSet<>();
        for (String property : List.of("java.class.path", "jdk.module.path")) {
            for (String entry : System.getProperty(property, "").split(File.pathSeparator, -1)) {
                if (!entry.isEmpty()) {
                    Path path = Path.of(entry).toAbsolutePath();
                    paths.add(path);
                    if (property.equals("jdk.module.path") && Files.isDirectory(path)) {
                        paths.addAll(jarsIn(path));
                    }
                }
            }
        }
        return List.copyOf(paths);
    }

    private static List<Path> jarsIn(Path directory) {
        try (Stream<Path> jars = Files.list(directory)) {
            return jars.filter(path -> path.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    List<HireRequest.Code> entries() {
        return entries;
    }

    /** The least Java that can load the classes that are not in jars; those in jars are as a rule of an older one. */
    int java() {
        return java;
    }

    /**
     * Sends one of the entries.
     *
     * @throws IOException also if it has changed since this was made
     */
    void send(int place, WritableByteChannel line) throws IOException {
        if (place < 0 || place >= files.size()) {
            throw new IOException("it asked for code that this program has not named");
        }
        HireRequest.Code code = entries.get(place);
        Path file = files.get(place);
        if (!Files.isRegularFile(file)
                || Files.size(file) != code.size()
                || !hash(file).equals(code.hash())) {
            throw new IOException(code.name() + " cannot be shipped: it has changed since this program was started");
        }
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(piece.array()); count >= 0; count = in.read(piece.array())) {
                piece.clear().limit(count);
                while (piece.hasRemaining()) {
                    line.write(piece);
                }
            }
        }
    }

    /** @throws IllegalStateException if a worker on a node would not find this class */
    void checkHas(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        for (Path path : paths) {
            if (Files.isRegularFile(path.resolve(name)) || (Files.isRegularFile(path) && isIn(path, name))) {
                return;
            }
        }
        throw new IllegalStateException(type.getName()
                + " is not on this program's class path, so workers on nodes would not find it: say where the classes are"
                + " with the option classPath");
    }

    private static boolean isIn(Path jar, String name) {
        try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(jar.toFile())) {
            return zip.getEntry(name) != null;
        } catch (IOException noJar) {
            return false;
        }
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible); // every Java has it
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(path -> nameIn(directory, path)))
                    .toList();
        }
    }

    private static String nameIn(Path directory, Path file) {
        return directory.relativize(file).toString().replace(File.separatorChar, '/');
    }

    private static void makeJar(Path directory, Path jar) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
            out.setLevel(Deflater.BEST_SPEED);
            for (Path file : filesIn(directory)) {
                ZipEntry entry = new ZipEntry(nameIn(directory, file));
                entry.setTimeLocal(NO_TIME);
                out.putNextEntry(entry);
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }

    private static int javaOf(Path directory) throws IOException {
        int java = 0;
        for (Path file : filesIn(directory)) {
            if (file.toString().endsWith(".class")) {
                try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
                    in.readInt();
                    in.readUnsignedShort();
                    java = Math.max(java, in.readUnsignedShort() - VERSION_OF_JAVA_0);
                } catch (java.io.EOFException noClass) {
                    // whatever it is, it is not loaded
                }
            }
        }
        return java;
    }
}
