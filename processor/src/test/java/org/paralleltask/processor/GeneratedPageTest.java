package org.paralleltask.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/what-the-compiler-writes.md} shows is what the processor writes for the method at its head. */
class GeneratedPageTest {
    private static final Path PAGE = MarkdownPage.ROOT.resolve("docs").resolve("what-the-compiler-writes.md");

    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void thePageShowsWhatTheProcessorWrites() throws Exception {
        List<String> code = CODE.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        String method = code.get(0).replace("{ ... }", "{ return below; }");
        assertThat(method).contains("@ParallelTask");

        Collection<String> generated = Cases.generated(Cases.compile(List.of(JavaFileObjects.forSourceString(
                        "com.acme.Primes", "package com.acme;\nimport org.paralleltask.ParallelTask;\n" + method))))
                .values();
        if (Boolean.getBoolean("golden.update")) {
            update(generated.iterator());
        }

        assertThat(CODE.matcher(Files.readString(PAGE)).results().map((MatchResult block) -> block.group(1)))
                .filteredOn(GeneratedPageTest::isGenerated)
                .containsExactlyElementsOf(generated);
    }

    private static boolean isGenerated(String block) {
        return block.startsWith("package com.acme;");
    }

    private static void update(Iterator<String> generated) throws IOException {
        String updated = CODE.matcher(Files.readString(PAGE))
                .replaceAll(block -> Matcher.quoteReplacement(
                        isGenerated(block.group(1)) ? "```java\n" + generated.next() + "```" : block.group()));
        Files.writeString(PAGE, updated);
    }
}
