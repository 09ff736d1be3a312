package org.paralleltask.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compiler of Eclipse and VS Code has a model of its own: the same must come of it, fingerprints included. */
class EclipseCompilerTest {
    @TempDir
    private Path directory;

    private Path library;

    static List<String> cases() throws IOException {
        return GoodCasesTest.cases();
    }

    @BeforeEach
    void makeLibrary() throws IOException {
        library = Files.createDirectory(directory.resolve("library"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void generatesWhatItGeneratesWithJavac(String name) throws IOException {
        Path good = Cases.RESOURCES.resolve("good/" + name);

        assertThat(generated(good)).isNotEmpty().containsExactlyEntriesOf(withJavac(good));
    }

    /** Types of a library, whose members it may have in another order. */
    @Test
    void generatesWhatItGeneratesWithJavacForTypesInClassFiles() throws IOException {
        writeClasses(javac().compile(Cases.sources(Cases.RESOURCES.resolve("eclipse/library"))));
        Path program = Cases.RESOURCES.resolve("eclipse/program");

        assertThat(generated(program)).isNotEmpty().containsExactlyEntriesOf(withJavac(program));
    }

    private SortedMap<String, String> withJavac(Path folder) throws IOException {
        return Cases.generated(javac().withClasspath(classPath())
                .withProcessors(new ParallelTaskProcessor())
                .compile(Cases.sources(folder)));
    }

    private void writeClasses(Compilation compilation) throws IOException {
        for (JavaFileObject file : compilation.generatedFiles()) {
            Path to = library.resolve(file.getName().replaceFirst("^/CLASS_OUTPUT/", ""));
            Files.createDirectories(to.getParent());
            try (InputStream bytes = file.openInputStream()) {
                Files.copy(bytes, to);
            }
        }
    }

    /** What is generated for the sources in a folder, which compile without error. */
    private SortedMap<String, String> generated(Path folder) throws IOException {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        Path sources = Files.createDirectory(directory.resolve("sources"));
        JavaCompiler ecj = new EclipseCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = ecj.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                Stream<Path> paths = Files.walk(folder)) {
            String classPath = classPath().stream().map(File::toString).collect(Collectors.joining(File.pathSeparator));
            List<Path> java =
                    paths.filter(path -> path.toString().endsWith(".java")).toList();
            JavaCompiler.CompilationTask task = ecj.getTask(
                    said,
                    files,
                    null,
                    List.of("-17", "-nowarn", "-cp", classPath, "-d", classes.toString(), "-s", sources.toString()),
                    null,
                    files.getJavaFileObjectsFromPaths(java));
            task.setProcessors(List.of(new ParallelTaskProcessor()));

            assertThat(task.call()).as(said.toString()).isTrue();
        }
        return Cases.texts(sources);
    }

    private List<File> classPath() {
        List<File> classPath = new ArrayList<>(Cases.classPath());
        classPath.add(library.toFile());
        return classPath;
    }
}
