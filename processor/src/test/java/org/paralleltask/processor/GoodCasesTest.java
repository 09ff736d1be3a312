package org.paralleltask.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles each case in {@code good}, strictly. What is generated is as the comments in the case say
 * ({@link Expectations}), and for a pool that has its sources in {@code expected} the same as there, as text.
 *
 * <p>{@code mvn test -Dgolden.update=true} writes what is generated for these pools to {@code expected}, to be looked at
 * before it is committed. A new one is begun with an empty file of the pool's name.
 */
class GoodCasesTest {
    private static final Pattern GENERATED = Pattern.compile("(.*)(Pool|Worker|Codec|Task|Result|Shared|Exit)\\.java");

    static List<String> cases() throws IOException {
        return Cases.in("good").stream()
                .map(folder -> folder.getFileName().toString())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void generatesTheExpectedSourcesAndTheyCompileWithoutWarning(String name) throws IOException {
        Path good = Cases.RESOURCES.resolve("good/" + name);
        Compilation compilation = Cases.compile(Cases.sources(good));

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
        SortedMap<String, String> generated = Cases.generated(compilation);
        Expectations expectations = Expectations.in(Cases.texts(good).values());
        expectations.check(generated);
        Path expected = Cases.RESOURCES.resolve("expected/" + name);
        SortedMap<String, String> golden = Files.exists(expected) ? Cases.texts(expected) : new TreeMap<>();
        assertThat(expectations.isEmpty() && golden.isEmpty())
                .as("A case says what it is about")
                .isFalse();
        SortedMap<String, String> compared = ofTheSamePools(generated, golden);
        if (Boolean.getBoolean("golden.update")) {
            rewrite(expected, golden.keySet(), compared);
            golden = compared;
        }
        assertThat(compared).containsExactlyEntriesOf(golden);
    }

    /** All sources that are generated for the pools of which there are golden ones. */
    private static SortedMap<String, String> ofTheSamePools(Map<String, String> generated, Map<String, String> golden) {
        Set<String> pools = golden.keySet().stream().map(GoodCasesTest::pool).collect(Collectors.toSet());
        SortedMap<String, String> same = new TreeMap<>(generated);
        same.keySet().removeIf(file -> !pools.contains(pool(file)));
        return same;
    }

    private static String pool(String file) {
        Matcher name = GENERATED.matcher(file);
        assertThat(name.matches()).as(file).isTrue();
        return name.group(1);
    }

    private static void rewrite(Path expected, Set<String> old, Map<String, String> generated) throws IOException {
        for (String file : old) {
            Files.delete(expected.resolve(file));
        }
        for (Map.Entry<String, String> file : generated.entrySet()) {
            Path path = expected.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
