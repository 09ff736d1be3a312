package org.paralleltask.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.JavaFile;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.paralleltask.ParallelTask;

/** A program of a user's own, compiled with the processor, and run in a JVM of its own. */
final class UserProgram {
    /** Where this library is. */
    static final String RUNTIME = locationOf(ParallelTask.class);

    private static final String PROCESSOR_PATH = Stream.of(processor(), JavaFile.class, ParallelTask.class)
            .map(UserProgram::locationOf)
            .collect(Collectors.joining(File.pathSeparator));

    private final Path directory;

    /** @param directory for all its files */
    UserProgram(Path directory) {
        this.directory = directory;
    }

    Path classes() {
        return directory.resolve("classes");
    }

    private Path sources() {
        return directory.resolve("src");
    }

    /** Writes sources, by their paths. */
    UserProgram write(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = sources().resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return this;
    }

    UserProgram compile(String... pathOptions) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> sourceFiles = Files.walk(sources())) {
            List<String> options = Stream.concat(
                            Stream.of(
                                    "-processorpath",
                                    PROCESSOR_PATH,
                                    "-d",
                                    classes().toString()),
                            Stream.of(pathOptions))
                    .toList();
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(
                                    sourceFiles.filter(Files::isRegularFile).toList()))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
        return this;
    }

    /** Runs {@code java} with these arguments, in this program's directory, and returns the lines that it prints. */
    List<String> run(Object... arguments) throws IOException, InterruptedException {
        return run(
                Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")), Stream.of(arguments))
                        .map(Object::toString)
                        .toList());
    }

    /** Runs a command of any kind. */
    List<String> run(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "out", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return Files.readAllLines(out);
        } finally {
            process.destroyForcibly();
        }
    }

    /** By name: to compile against it, one would need the annotations that it is compiled with. */
    private static Class<?> processor() {
        try {
            return Class.forName("org.paralleltask.processor.ParallelTaskProcessor");
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static String locationOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
