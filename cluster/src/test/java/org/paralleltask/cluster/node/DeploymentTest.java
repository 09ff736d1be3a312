package org.paralleltask.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paralleltask.cluster.engine.KeyFile;

/** The files in {@code deploy}, as far as they can be checked without containers. */
class DeploymentTest {
    private static final Path DEPLOY = Path.of("deploy");
    private static final Pattern WORDS = Pattern.compile("(?:command|args): \\[(.*)]");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern GRACE = Pattern.compile("(?:GracePeriodSeconds|grace_period): (\\d+)");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"compose.yaml, 3", "kubernetes.yaml, 1"})
    @DisplayName("What containers tell a node is understood, and the node has time to let its tasks end")
    void arguments(String file, int nodes) throws IOException {
        String text = Files.readString(DEPLOY.resolve(file));
        Path key = directory.resolve("cluster.p12");
        KeyFile.create(key);
        List<MatchResult> commands = WORDS.matcher(text).results().toList();
        assertThat(commands).hasSize(nodes);
        long grace = GRACE.matcher(text)
                .results()
                .mapToLong(result -> Long.parseLong(result.group(1)))
                .findFirst()
                .orElseThrow();

        for (MatchResult command : commands) {
            String[] words = WORD.matcher(command.group(1))
                    .results()
                    .map(result -> result.group(1).endsWith(".p12") ? key.toString() : result.group(1))
                    .toArray(String[]::new);
            RunningNode.Setup setup = new NodeArguments(words).setup();

            assertThat(setup.key()).isPresent();
            assertThat(setup.drain().toSeconds()).isLessThan(grace);
            assertThat(setup.seeds()).isNotEmpty();
        }
    }

    @Test
    @DisplayName("The image starts the jar that the build makes")
    void image() throws IOException {
        List<String> lines = Files.readAllLines(DEPLOY.resolve("Dockerfile"));
        Stream<String> copied = lines.stream().filter(line -> line.startsWith("COPY "));
        assertThat(copied).containsExactly("COPY paralleltask-node.jar /opt/paralleltask/paralleltask-node.jar");
        assertThat(Files.readString(Path.of("pom.xml"))).contains("/paralleltask-node.jar</outputFile>");
        assertThat(lines).anyMatch(line -> line.startsWith("ENTRYPOINT ") && line.contains("paralleltask-node.jar"));
    }
}
