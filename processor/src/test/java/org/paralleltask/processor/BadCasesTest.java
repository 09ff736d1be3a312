package org.paralleltask.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles each case in {@code bad}. Where an error is expected its line ends with {@code // error: } and the sentence,
 * and so on for further errors in that line.
 */
class BadCasesTest {
    private static final String MARK = "// error: ";

    /** A mistake as it is compared: its file, its line, the first line of its text. */
    private record Mistake(String file, long line, String sentence) {}

    static List<String> cases() throws IOException {
        return Cases.in("bad").stream()
                .map(folder -> folder.getFileName().toString())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void reportsTheExpectedErrorsAndNoOther(String name) throws IOException {
        List<JavaFileObject> sources = Cases.sources(Cases.RESOURCES.resolve("bad/" + name));

        Compilation compilation = Cases.compile(sources);

        assertThat(compilation.errors().stream().map(BadCasesTest::reported))
                .containsExactlyInAnyOrderElementsOf(sources.stream()
                        .flatMap(source -> expected(source).stream())
                        .toList());
        assertThat(compilation.status()).isEqualTo(Compilation.Status.FAILURE);
    }

    private static Mistake reported(Diagnostic<? extends JavaFileObject> diagnostic) {
        String message = diagnostic.getMessage(Locale.ROOT);
        return new Mistake(
                Objects.requireNonNull(diagnostic.getSource()).getName(),
                diagnostic.getLineNumber(),
                message.lines().findFirst().orElseThrow());
    }

    private static List<Mistake> expected(JavaFileObject source) {
        List<Mistake> expected = new ArrayList<>();
        List<String> lines = Cases.text(source).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int line = i + 1;
            Arrays.stream(lines.get(i).split(MARK, -1))
                    .skip(1)
                    .forEach(sentence -> expected.add(new Mistake(source.getName(), line, sentence.strip())));
        }
        return expected;
    }
}
