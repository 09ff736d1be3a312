package org.paralleltask.cluster;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The arrows between the rooms of this module: DESIGN.md names them. */
@AnalyzeClasses(packages = "org.paralleltask.cluster", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.paralleltask.cluster";

    /** Each room, and the rooms of this module that it may use. */
    private static final Map<String, List<String>> ROOMS = Map.of(
            "", List.of(".far", ".gateway", ".engine"),
            ".testing", List.of("", ".node", ".engine"),
            ".far", List.of(".gateway", ".message", ".engine"),
            ".node", List.of(".message", ".engine"),
            ".gateway", List.of(".message", ".engine"),
            ".message", List.of(),
            ".engine", List.of());

    @ArchTest
    static void roomsUseOnlyWhatTheyMay(JavaClasses all) {
        ROOMS.forEach((room, uses) -> {
            String[] others = ROOMS.keySet().stream()
                    .filter(other -> !other.equals(room) && !uses.contains(other))
                    .map(other -> ROOT + other)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + room)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(all);
        });
    }

    /** One class stands between this library and the engine; so another could take its place. */
    @ArchTest
    static final ArchRule onlyOneClassKnowsTheEngine = noClasses()
            .that()
            .doNotHaveSimpleName("IgniteEngine")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.ignite..");

    /** A program's own JVM has none of these. */
    @ArchTest
    static final ArchRule programsDoNotLoadTheEngine = noClasses()
            .that(resideInAnyPackage(ROOT, ROOT + ".far"))
            .should()
            .dependOnClassesThat()
            .haveSimpleName("IgniteEngine");

    @ArchTest
    static final ArchRule thereAreNoOtherRooms = classes()
            .should()
            .resideInAnyPackage(Stream.of("", ".testing", ".far", ".node", ".gateway", ".message", ".engine")
                    .map(room -> ROOT + room)
                    .toArray(String[]::new));
}
