package org.paralleltask;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is too large, or too entangled, may only become less. A change that makes one of these numbers smaller writes
 * the new one here; none is ever raised, but for a new type that users import, a new option, or what the Javadoc of one
 * did not say.
 */
class RatchetTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "paralleltask");

    /** How many lines a file may have that is not listed. What {@link #says} nothing does not count. */
    private static final int MOST_LINES = 255;

    /** The files that may have more, each with its number. */
    private static final Map<String, Integer> LONG_FILES =
            Map.ofEntries(Map.entry("PoolOptions.java", 726), Map.entry("codec/JdkValues.java", 411));

    /** How many classes of one package reach each other, at most. */
    private static final int LARGEST_KNOT = 5;

    /** How many classes one package has, at most. */
    private static final int LARGEST_ROOM = 16;

    /** How many types the package has that users import. */
    private static final int USERS_TYPES = 35;

    @Test
    void filesOnlyShrink() throws IOException {
        Map<String, Long> tooLong = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = SOURCES.relativize(file).toString().replace('\\', '/');
                long lines = Files.readAllLines(file).stream()
                        .filter(RatchetTest::says)
                        .count();
                if (lines > LONG_FILES.getOrDefault(name, MOST_LINES)) {
                    tooLong.put(name, lines);
                }
            }
        }
        assertThat(tooLong).as("files that have grown beyond their limit").isEmpty();
    }

    /** Not a blank line, an import, the name of a lock, or a tag of Javadoc, which each parameter has. */
    private static boolean says(String line) {
        return !line.isBlank()
                && !line.startsWith("import ")
                && !line.strip().startsWith("@GuardedBy")
                && !line.strip().matches("\\* @(param|return|throws) .*");
    }

    @Test
    void knotsAndRoomsOnlyShrink() {
        Map<String, Set<String>> uses = usesOfClasses();
        Map<String, Long> rooms = uses.keySet().stream()
                .collect(Collectors.groupingBy(RatchetTest::packageOf, TreeMap::new, Collectors.counting()));

        assertThat(rooms)
                .allSatisfy((room, classes) -> assertThat(classes)
                        .isLessThanOrEqualTo(room.equals("org.paralleltask") ? USERS_TYPES : LARGEST_ROOM));
        assertThat(largestKnot(uses)).hasSizeLessThanOrEqualTo(LARGEST_KNOT);
    }

    private static String packageOf(String className) {
        return className.substring(0, className.lastIndexOf('.'));
    }

    /**
     * Of each top-level class the others that it names; a sealed one has to name its subclasses, which does not count.
     */
    private static Map<String, Set<String>> usesOfClasses() {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass one : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.paralleltask")) {
            Set<String> used = uses.computeIfAbsent(topLevel(one), name -> new TreeSet<>());
            for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith("org.paralleltask") && !isPermitted(target, one)) {
                    used.add(topLevel(target));
                }
            }
        }
        return uses;
    }

    private static boolean isPermitted(JavaClass subclass, JavaClass sealed) {
        Class<?>[] permitted = sealed.reflect().getPermittedSubclasses();
        return permitted != null && List.of(permitted).contains(subclass.reflect());
    }

    private static String topLevel(JavaClass one) {
        String name = one.getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    /** The largest set of classes each of which reaches each. */
    private static Collection<String> largestKnot(Map<String, Set<String>> uses) {
        Map<String, Set<String>> reached = new HashMap<>();
        uses.keySet().forEach(name -> reached.put(name, reachedFrom(name, uses)));
        Collection<String> largest = Set.of();
        for (String name : uses.keySet()) {
            Set<String> knot = reached.getOrDefault(name, Set.of()).stream()
                    .filter(other -> reached.getOrDefault(other, Set.of()).contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (knot.size() > largest.size()) {
                largest = knot;
            }
        }
        return largest;
    }

    private static Set<String> reachedFrom(String start, Map<String, Set<String>> uses) {
        Set<String> reached = new TreeSet<>();
        Deque<String> left = new ArrayDeque<>(Set.of(start));
        while (!left.isEmpty()) {
            for (String next : uses.getOrDefault(left.removeFirst(), Set.of())) {
                if (reached.add(next)) {
                    left.addLast(next);
                }
            }
        }
        return reached;
    }
}
