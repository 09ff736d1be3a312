package org.paralleltask.cluster.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@code docs/cluster.md} shows is what this package compiles and runs, line by line, but for the indentation. */
class GuidePageTest {
    private static final Path PAGE = Path.of("..", "docs", "cluster.md");
    private static final Path SOURCES = Path.of("src", "test", "java", "org", "paralleltask", "cluster", "guide");
    private static final Pattern BLOCK = Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    @DisplayName("The guide shows code that is compiled")
    void showsWhatIsCompiled() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                sources.add(withoutIndentation(Files.readString(file)));
            }
        }
        List<String> blocks = BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> withoutIndentation(block.group(1)))
                .toList();

        assertThat(blocks)
                .hasSize(3)
                .allSatisfy(block -> assertThat(sources).anyMatch(source -> source.contains("\n" + block)));
    }

    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n", "", "\n"));
    }
}
