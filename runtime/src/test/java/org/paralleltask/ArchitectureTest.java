package org.paralleltask;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the rooms: DESIGN.md draws them, this keeps them. */
@AnalyzeClasses(packages = "org.paralleltask", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.paralleltask";
    private static final String CODEC = "org.paralleltask.codec";
    private static final String WIRE = "org.paralleltask.wire";
    private static final String WORKER = "org.paralleltask.worker";
    private static final String POOL = "org.paralleltask.pool";
    private static final String REHEARSAL = "org.paralleltask.rehearsal";
    private static final String[] TOOLS = {"java..", "org.jspecify..", "jdk.jfr..", "com.sun.management..", "sun.misc.."
    };

    @ArchTest
    static final ArchRule whatAUserImportsImportsNothingOfOurs = packageUsesOnly(ROOT);

    @ArchTest
    static final ArchRule codecUsesOnlyTheRoot = packageUsesOnly(CODEC, ROOT);

    @ArchTest
    static final ArchRule wireUsesOnlyCodecAndTheRoot = packageUsesOnly(WIRE, CODEC, ROOT);

    @ArchTest
    static final ArchRule workerKnowsNoPool = packageUsesOnly(WORKER, WIRE, CODEC, ROOT);

    @ArchTest
    static final ArchRule poolKnowsNoWorker = packageUsesOnly(POOL, WIRE, CODEC, ROOT);

    @ArchTest
    static final ArchRule nobodyKnowsTheRehearsal = noClasses()
            .that()
            .resideOutsideOfPackage(REHEARSAL)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(REHEARSAL);

    @ArchTest
    static final ArchRule thereAreNoOtherRooms =
            classes().should().resideInAnyPackage(ROOT, CODEC, WIRE, WORKER, POOL, REHEARSAL);

    @ArchTest
    static final ArchRule thereAreNoCycles =
            slices().matching("org.paralleltask.(*)..").should().beFreeOfCycles();

    private static ArchRule packageUsesOnly(String room, String... others) {
        String[] allowed = new String[1 + others.length + TOOLS.length];
        allowed[0] = room;
        System.arraycopy(others, 0, allowed, 1, others.length);
        System.arraycopy(TOOLS, 0, allowed, 1 + others.length, TOOLS.length);
        return classes().that().resideInAPackage(room).should().onlyDependOnClassesThat(resideInAnyPackage(allowed));
    }
}
