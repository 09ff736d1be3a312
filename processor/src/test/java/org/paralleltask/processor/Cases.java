package org.paralleltask.processor;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.NullMarked;
import org.paralleltask.ParallelTask;

/** The sources in {@code src/test/resources}, a folder for each case, and how they are compiled. */
final class Cases {
    static final Path RESOURCES = Path.of("src", "test", "resources");

    /** No processor in these tests claims the other annotations, which javac would mention. */
    static final List<String> STRICT = List.of("-Xlint:all,-processing", "-Werror", "-Xdoclint:all,-missing");

    private Cases() {}

    static List<Path> in(String folder) throws IOException {
        try (Stream<Path> cases = Files.list(RESOURCES.resolve(folder))) {
            return cases.sorted().toList();
        }
    }

    /** A folder's Java files: their text by their path, in the order of the paths. */
    static SortedMap<String, String> texts(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file).toString().replace(File.separatorChar, '/'),
                            Cases::read,
                            (a, b) -> a,
                            TreeMap::new));
        }
    }

    static List<JavaFileObject> sources(Path folder) throws IOException {
        return texts(folder).entrySet().stream()
                .map(file -> JavaFileObjects.forSourceString(
                        file.getKey().replaceFirst("\\.java$", "").replace('/', '.'), file.getValue()))
                .toList();
    }

    /** Compiles against the runtime and nothing else, with javac strict. */
    static Compilation compile(List<JavaFileObject> sources, Processor... processors) {
        return javac().withClasspath(classPath())
                .withOptions(STRICT)
                .withProcessors(processors)
                .compile(sources);
    }

    static Compilation compile(List<JavaFileObject> sources) {
        return compile(sources, new ParallelTaskProcessor());
    }

    /** What was generated: the text of each file by its path. */
    static SortedMap<String, String> generated(Compilation compilation) {
        return compilation.generatedSourceFiles().stream()
                .collect(Collectors.toMap(
                        file -> file.getName().replaceFirst("^/SOURCE_OUTPUT/", ""),
                        Cases::text,
                        (a, b) -> a,
                        TreeMap::new));
    }

    static List<File> classPath() {
        return List.of(location(ParallelTask.class), location(NullMarked.class));
    }

    /** The folder or jar that a class comes from. */
    static File location(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(JavaFileObject file) {
        try {
            return file.getCharContent(false).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
