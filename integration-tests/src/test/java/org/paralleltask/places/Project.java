package org.paralleltask.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.MavenInvocationException;

/**
 * A copy of a project of {@code src/projects}, in {@code target/projects}, built by the Maven and the JDK that run these
 * tests.
 */
final class Project {
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    /** Maven colours its lines, whether it is told not to or not. */
    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[;\\d]*m");

    private final Path directory;

    private Project(Path directory) {
        this.directory = directory;
    }

    /**
     * A copy of a project.
     *
     * @param words in its files each {@code @KEY@} becomes the value; {@code @paralleltask.version@} is known
     */
    static Project copyOf(String name, Map<String, String> words) throws IOException {
        Path target = Path.of("target", "projects", name + String.join("-", words.values()))
                .toAbsolutePath();
        Files.createDirectories(target.resolveSibling(".mvn")); // a build of its own, without the settings of ours
        copy(Path.of("src", "projects", "parent"), target.resolveSibling("parent"), words);
        copy(Path.of("src", "projects", name), target, words);
        return new Project(target);
    }

    private static void copy(Path source, Path target, Map<String, String> words) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(source)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            String text =
                    Files.readString(file).replace("@paralleltask.version@", System.getProperty("places.version"));
            for (Map.Entry<String, String> word : words.entrySet()) {
                text = text.replace("@" + word.getKey() + "@", word.getValue());
            }
            Path copy = target.resolve(source.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, text);
        }
    }

    /** Runs Maven in it, and fails with what Maven printed unless the build succeeds. */
    List<String> build(String... goals) throws MavenInvocationException {
        List<String> lines = new ArrayList<>();
        InvocationRequest request = new DefaultInvocationRequest()
                .setBaseDirectory(directory.toFile())
                .addArgs(List.of(goals))
                .setBatchMode(true)
                .setNoTransferProgress(true)
                .setLocalRepositoryDirectory(
                        Path.of(System.getProperty("places.repository")).toFile())
                .setJavaHome(JAVA_HOME.toFile())
                .setOutputHandler(line -> lines.add(COLOURS.matcher(line).replaceAll("")))
                .setErrorHandler(lines::add);

        int exitCode = new DefaultInvoker()
                .setMavenHome(Path.of(System.getProperty("places.maven")).toFile())
                .execute(request)
                .getExitCode();

        assertThat(exitCode)
                .as("Maven in %s: %s", directory, String.join("\n", lines))
                .isZero();
        return lines;
    }

    /** Runs a program in its directory, and returns the lines of its standard output if it exits with 0. */
    List<String> run(String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory.resolve("target"), "run", ".out");
        Path err = Files.createTempFile(directory.resolve("target"), "run", ".err");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        assertThat(ended && process.exitValue() == 0)
                .as("%s: %s", String.join(" ", command), text(out) + text(err))
                .isTrue();
        return text(out).lines().toList();
    }

    /** Runs it with the {@code java} of the JDK that runs these tests. */
    List<String> java(String... arguments) throws IOException, InterruptedException {
        return tool("java", arguments);
    }

    /** Runs a program of the JDK that runs these tests. */
    List<String> tool(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(JAVA_HOME.resolve("bin").resolve(name).toString());
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
