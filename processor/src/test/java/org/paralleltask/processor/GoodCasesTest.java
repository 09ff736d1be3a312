package org.paralleltask.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles each case in {@code good} and compares what is generated with {@code expected}, as text.
 *
 * <p>{@code mvn test -Dgolden.update=true} writes what is generated to {@code expected}, to be looked at before it is
 * committed.
 */
class GoodCasesTest {
    static List<String> cases() throws IOException {
        return Cases.in("good").stream()
                .map(folder -> folder.getFileName().toString())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void generatesTheExpectedSourcesAndTheyCompileWithoutWarning(String name) throws IOException {
        Compilation compilation = Cases.compile(Cases.sources(Cases.RESOURCES.resolve("good/" + name)));

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
        Path expected = Cases.RESOURCES.resolve("expected/" + name);
        SortedMap<String, String> generated = Cases.generated(compilation);
        if (Boolean.getBoolean("golden.update")) {
            rewrite(expected, generated);
        }
        assertThat(generated).containsExactlyEntriesOf(Cases.texts(expected));
    }

    private static void rewrite(Path expected, Map<String, String> generated) throws IOException {
        if (Files.exists(expected)) {
            for (String old : Cases.texts(expected).keySet()) {
                Files.delete(expected.resolve(old));
            }
        }
        for (Map.Entry<String, String> file : generated.entrySet()) {
            Path path = expected.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
