package org.paralleltask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each row of {@code src/test/scenarios.md} names the test classes in which a display name begins with its id, or says why
 * it is open. {@code -Dgolden.update=true} writes the names anew.
 */
class ScenariosTest {
    private static final Path TESTS = Path.of("src", "test");
    private static final Path SCENARIOS = TESTS.resolve("scenarios.md");
    private static final Path ROOT = Path.of("..");

    /** The first cell, those between, and the last one. */
    private static final Pattern ROW = Pattern.compile("\\| (?<id>[A-Z]\\d+) (?<rest>\\|.*) \\| (?<last>[^|]*) \\|");

    private static final Pattern NAME = Pattern.compile("\"(?<ids>[A-Z]\\d+(, [A-Z]\\d+)*): ");
    private static final Pattern ID = Pattern.compile("[A-Z]\\d+");
    private static final Pattern OPEN = Pattern.compile("open: .+");

    @Test
    void eachScenarioHasATestOrSaysWhyItIsOpen() throws IOException {
        Map<String, String> tests = tests();
        if (Boolean.getBoolean("golden.update")) {
            update(tests);
        }

        List<String> wrong = new ArrayList<>();
        Map<String, String> scenarios = scenarios();
        scenarios.forEach((id, last) -> {
            String names = tests.get(id);
            if (names == null ? !OPEN.matcher(last).matches() : !names.equals(last)) {
                wrong.add(id + ": " + last + ", but should be: " + Objects.requireNonNullElse(names, "open: WHY"));
            }
        });
        assertThat(wrong)
                .as(
                        "rows of %s; mvn -pl runtime test -Dtest=ScenariosTest -Dgolden.update=true writes the names",
                        SCENARIOS)
                .isEmpty();
        assertThat(scenarios.keySet()).as("scenarios that tests name").containsAll(tests.keySet());
    }

    /** What the last cell of each row says, by id. */
    private static Map<String, String> scenarios() throws IOException {
        Map<String, String> scenarios = new TreeMap<>();
        for (String line : Files.readAllLines(SCENARIOS)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                assertThat(scenarios.put(row.group("id"), row.group("last"))).isNull();
            }
        }
        return scenarios;
    }

    /** The classes with tests that name a scenario, by id. */
    private static Map<String, String> tests() throws IOException {
        Map<String, SortedSet<String>> classes = new TreeMap<>();
        for (String module : List.of("example", "processor", "runtime")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve(TESTS))) {
                for (Path file : files.filter(path -> path.toString().endsWith("Test.java"))
                        .toList()) {
                    String name = "`" + file.getFileName().toString().replace(".java", "") + "`";
                    for (String id : ids(Files.readString(file))) {
                        classes.computeIfAbsent(id, first -> new TreeSet<>()).add(name);
                    }
                }
            }
        }
        Map<String, String> tests = new TreeMap<>();
        classes.forEach((id, names) -> tests.put(id, String.join(", ", names)));
        return tests;
    }

    private static List<String> ids(String source) {
        return NAME.matcher(source)
                .results()
                .flatMap(name -> ID.matcher(name.group(1)).results().map(MatchResult::group))
                .toList();
    }

    private static void update(Map<String, String> tests) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(SCENARIOS)) {
            Matcher row = ROW.matcher(line);
            String names = row.matches() ? tests.get(row.group("id")) : null;
            lines.add(names == null ? line : "| " + row.group("id") + " " + row.group("rest") + " | " + names + " |");
        }
        Files.write(SCENARIOS, lines);
    }
}
