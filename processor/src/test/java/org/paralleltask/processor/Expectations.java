package org.paralleltask.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a case in {@code good} says of the sources that are generated for it, in comments beside the method or type that
 * it is about:
 *
 * <pre>
 * // expect SumPool: public long sum(int... values)
 * // expect SumTask without: Serializable
 * // expect no SumExit
 * </pre>
 *
 * <p>The class {@code SumPool} has that text, the class {@code SumTask} does not have that text, and no class
 * {@code SumExit} is generated. Where lines are broken does not matter.
 */
final class Expectations {
    private static final Pattern COMMENT = Pattern.compile("// expect\\b(.*)");

    private static final Pattern ABSENT = Pattern.compile(" no ([\\w$]+)");

    private static final Pattern TEXT = Pattern.compile(" ([\\w$]+)( without)?: (\\S.*)");

    private final List<String> comments;

    private Expectations(List<String> comments) {
        this.comments = comments;
    }

    static Expectations in(Collection<String> sources) {
        return new Expectations(sources.stream()
                .flatMap(source -> COMMENT.matcher(source).results())
                .map((MatchResult comment) -> comment.group(1))
                .toList());
    }

    boolean isEmpty() {
        return comments.isEmpty();
    }

    /** Fails if the generated sources, by their path, are not as each of the comments says. */
    void check(Map<String, String> generated) {
        for (String comment : comments) {
            var absent = ABSENT.matcher(comment);
            if (absent.matches()) {
                assertThat(named(absent.group(1), generated)).isEmpty();
                continue;
            }
            var text = TEXT.matcher(comment);
            assertThat(text.matches()).as("A comment of a form: %s", comment).isTrue();
            assertThat(named(text.group(1), generated))
                    .as(comment)
                    .singleElement()
                    .satisfies(source -> {
                        if (text.group(2) == null) {
                            assertThat(onOneLine(source)).contains(onOneLine(text.group(3)));
                        } else {
                            assertThat(onOneLine(source)).doesNotContain(onOneLine(text.group(3)));
                        }
                    });
        }
    }

    private static List<String> named(String type, Map<String, String> generated) {
        return generated.entrySet().stream()
                .filter(file -> ("/" + file.getKey()).endsWith("/" + type + ".java"))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String onOneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
