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
    private static final Path SUMS = Cases.RESOURCES.resolve("good/varargs/com/acme/Sums.java");
    private static final String PROGRAM = """
            package com.acme;
            import java.util.List;
            interface Program {
                @SafeVarargs
                @org.paralleltask.ParallelTask
                static int count(%s) {
                    return 1;
                }
            }
            """;
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

    @Test
    void compilesAgainWhereTheClassesOfAnEarlierBuildAreOnTheClassPath() {
        compile("-processorpath", processor(), "-cp", RUNTIME, SUMS.toString());

        compile("-processorpath", processor(), "-cp", RUNTIME + File.pathSeparator + output, SUMS.toString());
    }

    @Test
    void compilesAnotherSignatureWhereTheGeneratedSourcesOfAnEarlierBuildAreOnTheSourcePath() throws IOException {
        Path program = Files.createDirectory(output.resolve("src")).resolve("Program.java");
        String[] options = {
            "-implicit:class",
            "-processorpath",
            processor(),
            "-cp",
            RUNTIME,
            "-sourcepath",
            output.toString(),
            program.toString()
        };
        Files.writeString(program, PROGRAM.formatted("List<String>... lists"));
        compile(options);
        deleteClasses();

        Files.writeString(program, PROGRAM.formatted("int more, List<String>... lists"));
        compile(options);

        assertThat(output.resolve("com/acme/CountTask.class")).exists();
    }

    /** Of what javac has read before the processor is called there are no second thoughts. */
    @Test
    void saysWhatToDoWhereAnotherSourceNamesARecordOfAnEarlierBuild() throws IOException {
        Path program = Files.writeString(output.resolve("Program.java"), PROGRAM.formatted("List<String>... lists"));
        Path caller = Files.writeString(
                output.resolve("Caller.java"), "package com.acme; interface Caller { void call(CountTask task); }");
        String classPath = RUNTIME + File.pathSeparator + output;
        String[] again = {
            "-implicit:class", "-processorpath", processor(), "-cp", classPath, program.toString(), caller.toString()
        };
        compile(again);

        assertThat(said(again))
                .contains("Program.java:6: error: javac " + Runtime.version().feature()
                        + " cannot compile the generated record CountTask again (JDK-8332297): another source names it,"
                        + " and javac has read for that what an earlier build has left; it is deleted now: compile once"
                        + " more");

        compile(again);
    }

    private void deleteClasses() throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                Files.delete(file);
            }
        }
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
        assertThat(said(options)).isEmpty();
    }

    /** What javac says; nothing if it finds nothing wrong. */
    private String said(String... options) {
        List<String> all = Stream.concat(
                        Stream.of("-Xlint:all,-processing", "-Werror", "-d", output.toString()), Stream.of(options))
                .toList();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = ToolProvider.getSystemJavaCompiler().run(null, said, said, all.toArray(String[]::new));
        assertThat(exit == 0).isEqualTo(said.size() == 0);
        return said.toString(StandardCharsets.UTF_8);
    }

    private static String processor() {
        return Stream.of(ParallelTaskProcessor.class, ParallelTask.class, JavaFile.class)
                .map(Cases::location)
                .map(File::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
