package org.paralleltask.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.JavaFile;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.ParallelTask;

/** The processor as build tools run it: found by javac itself, in files, for programs on the class path and in modules. */
class JavacTest {
    private static final Path PRIMES = Cases.RESOURCES.resolve("good/primes/com/acme/Primes.java");
    private static final String RUNTIME = Cases.location(ParallelTask.class).toString();

    @TempDir
    private Path output;

    @Test
    void findsTheProcessorOnTheProcessorPath() {
        compile("-processorpath", processor(), "-cp", RUNTIME, PRIMES.toString());

        assertThat(output.resolve("com/acme/SumPrimesPool.class")).exists();
    }

    @Test
    void findsTheProcessorOnTheProcessorModulePath() {
        compile("--processor-module-path", processor(), "-cp", RUNTIME, PRIMES.toString());

        assertThat(output.resolve("com/acme/SumPrimesPool.class")).exists();
    }

    @Test
    void compilesAModule() throws IOException {
        compileModule("requires static java.compiler;");

        assertThat(Files.readString(output.resolve("com/acme/SumPrimesTask.java")))
                .contains("@Generated(\"org.paralleltask.processor.ParallelTaskProcessor\")");
    }

    @Test
    void marksNothingAsGeneratedInAModuleThatDoesNotReadTheAnnotation() throws IOException {
        compileModule("");

        assertThat(Files.readString(output.resolve("com/acme/SumPrimesTask.java")))
                .contains("public record SumPrimesTask(int below)")
                .doesNotContain("Generated");
    }

    private void compileModule(String directive) throws IOException {
        Path module = output.resolve("module-info.java");
        Files.writeString(
                module,
                "module com.acme { requires transitive org.paralleltask; " + directive + " exports com.acme; }");
        String modulePath =
                Cases.classPath().stream().map(File::toString).collect(Collectors.joining(File.pathSeparator));
        compile("-processorpath", processor(), "--module-path", modulePath, PRIMES.toString(), module.toString());
    }

    private void compile(String... options) {
        List<String> all = Stream.concat(
                        Stream.of("-Xlint:all,-processing", "-Werror", "-d", output.toString()), Stream.of(options))
                .toList();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = ToolProvider.getSystemJavaCompiler().run(null, said, said, all.toArray(String[]::new));
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(exit).isZero();
    }

    private static String processor() {
        return Stream.of(ParallelTaskProcessor.class, ParallelTask.class, JavaFile.class)
                .map(Cases::location)
                .map(File::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
