package org.paralleltask;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The arrows between the rooms: DESIGN.md draws them, this keeps them. */
@AnalyzeClasses(packages = "org.paralleltask", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.paralleltask";
    private static final String[] TOOLS = {
        "java..",
        "javax.management..",
        "org.jspecify..",
        "com.google.errorprone.annotations..",
        "jdk.jfr..",
        "com.sun.management..",
        "sun.misc.."
    };

    /** A package, and the packages that it may use. */
    private record Room(String name, List<String> uses) {
        static Room of(String name, String... uses) {
            return new Room(name, List.of(uses));
        }

        static String packageOf(String room) {
            return room.equals("root") ? ROOT : ROOT + "." + room;
        }

        ArchRule rule() {
            String[] allowed = Stream.concat(
                            Stream.concat(Stream.of(name), uses.stream()).map(Room::packageOf), Stream.of(TOOLS))
                    .toArray(String[]::new);
            return classes()
                    .that()
                    .resideInAPackage(packageOf(name))
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(allowed));
        }
    }

    /** From top to bottom: each room uses rooms below it. The parent's rooms and the worker's do not use each other. */
    private static final List<Room> ROOMS = List.of(
            Room.of("rehearsal", "pool", "host.archive", "worker", "task", "codec", "root"),
            Room.of(
                    "pool",
                    "pool.supervise",
                    "pool.jmx",
                    "pool.observe",
                    "pool.call",
                    "pool.queue",
                    "pool.task",
                    "pool.view",
                    "host",
                    "host.launch",
                    "payload",
                    "task",
                    "managed",
                    "carry",
                    "base",
                    "codec.bytes",
                    "root"),
            Room.of(
                    "pool.supervise",
                    "host.calls",
                    "pool.dispatch",
                    "pool.jmx",
                    "pool.observe",
                    "pool.recycle",
                    "pool.queue",
                    "pool.task",
                    "pool.view",
                    "host.death",
                    "host",
                    "host.launch",
                    "host.os",
                    "wire",
                    "payload",
                    "task",
                    "base",
                    "codec.bytes",
                    "root"),
            Room.of(
                    "pool.dispatch",
                    "pool.queue",
                    "pool.task",
                    "pool.view",
                    "host.death",
                    "host",
                    "host.os",
                    "wire",
                    "payload",
                    "task",
                    "carry",
                    "base",
                    "codec.bytes",
                    "root"),
            Room.of("pool.jmx", "base", "root"),
            Room.of("pool.recycle", "host", "host.os", "wire", "base", "root"),
            Room.of("pool.observe", "pool.view", "host.calls", "host", "host.os", "base", "root"),
            Room.of("pool.call", "pool.queue", "pool.task", "payload", "carry", "base", "codec.bytes", "root"),
            Room.of("pool.queue", "pool.task", "pool.view", "wire", "task", "base", "root"),
            Room.of(
                    "pool.task",
                    "pool.view",
                    "host",
                    "wire",
                    "payload",
                    "task",
                    "carry",
                    "base",
                    "codec.bytes",
                    "root"),
            Room.of("pool.view", "host", "root"),
            Room.of(
                    "host.death",
                    "host.calls",
                    "host",
                    "host.process",
                    "host.launch",
                    "host.os",
                    "wire",
                    "payload",
                    "task",
                    "codec",
                    "codec.bytes",
                    "root"),
            Room.of(
                    "host",
                    "host.calls",
                    "host.logs",
                    "host.process",
                    "host.archive",
                    "host.launch",
                    "host.os",
                    "exec",
                    "wire.line",
                    "wire",
                    "payload",
                    "task",
                    "managed",
                    "carry",
                    "logs",
                    "base",
                    "codec",
                    "codec.bytes",
                    "root",
                    "memory"),
            Room.of(
                    "host.calls",
                    "host.os",
                    "exec",
                    "managed",
                    "payload",
                    "task",
                    "wire.line",
                    "wire",
                    "base",
                    "codec.bytes",
                    "memory",
                    "system"),
            Room.of(
                    "host.process",
                    "host.logs",
                    "host.archive",
                    "host.launch",
                    "host.os",
                    "wire.line",
                    "wire",
                    "base",
                    "logs",
                    "codec.bytes",
                    "root",
                    "memory",
                    "system"),
            Room.of("host.logs", "logs", "wire.line", "base"),
            Room.of("host.archive", "host.launch", "host.os", "base", "root", "system"),
            Room.of("host.launch", "host.os", "wire.line", "wire", "base", "codec.bytes", "root", "memory", "system"),
            Room.of("host.os", "wire.line", "wire", "base", "memory", "system"),
            Room.of(
                    "worker",
                    "worker.end",
                    "worker.task",
                    "exec",
                    "wire.line",
                    "wire",
                    "payload",
                    "task",
                    "managed",
                    "carry",
                    "logs",
                    "base",
                    "codec",
                    "codec.bytes",
                    "root"),
            Room.of("worker.end", "worker.task", "exec", "wire.line", "wire", "payload", "base", "memory"),
            Room.of("worker.task", "exec", "wire.line", "wire", "payload", "base", "codec.bytes"),
            Room.of("exec", "wire", "payload", "task", "managed", "carry", "base", "codec", "codec.bytes", "root"),
            Room.of("carry", "base", "root"),
            Room.of("logs"),
            Room.of("wire.line", "wire", "codec.bytes", "system"),
            Room.of("wire.mirror", "wire"),
            Room.of("wire", "payload", "task", "codec", "codec.bytes", "memory", "system"),
            Room.of("payload", "payload.allow", "task", "managed", "base", "codec", "codec.bytes", "root"),
            Room.of("payload.allow", "root"),
            Room.of("task", "managed", "codec", "codec.bytes", "root"),
            Room.of("managed.types", "managed", "codec", "root"),
            Room.of("managed", "codec", "codec.bytes", "root"),
            Room.of("base", "root"),
            Room.of("codec", "codec.bytes", "root", "memory"),
            Room.of("codec.bytes", "root"),
            Room.of("root", "memory"),
            Room.of("memory", "system"),
            Room.of("system"));

    /** Users' compilers read these classes, and warn if they do not find an annotation. */
    @ArchTest
    static final ArchRule whatUsersCompileAgainstNamesNoLocks = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.paralleltask",
                    "org.paralleltask.pool",
                    "org.paralleltask.codec",
                    "org.paralleltask.managed",
                    "org.paralleltask.managed.types",
                    "org.paralleltask.task",
                    "org.paralleltask.worker")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.errorprone..");

    @ArchTest
    static void roomsUseOnlyWhatTheyMay(JavaClasses all) {
        ROOMS.forEach(room -> room.rule().check(all));
    }

    @ArchTest
    static void noArrowPointsUp(JavaClasses all) {
        List<String> above = new ArrayList<>();
        for (Room room : ROOMS) {
            above.add(room.name());
            assertThat(room.uses()).doesNotContainAnyElementsOf(above);
        }
    }

    @ArchTest
    static final ArchRule thereAreNoOtherRooms = classes()
            .should()
            .resideInAnyPackage(
                    ROOMS.stream().map(room -> Room.packageOf(room.name())).toArray(String[]::new));

    @ArchTest
    static final ArchRule thereAreNoCycles =
            slices().matching("org.paralleltask.(**)").should().beFreeOfCycles();

    /** DESIGN has one line for each room. */
    @ArchTest
    static void designNamesEachRoom(JavaClasses all) throws IOException {
        assertThat(found("(?m)^\\| `([a-z.]+)` \\|", section("Rooms of the runtime")))
                .containsExactlyInAnyOrderElementsOf(
                        ROOMS.stream().map(Room::name).toList());
    }

    /** DESIGN's picture has each arrow for which there is no longer way. */
    @ArchTest
    static void designDrawsTheArrows(JavaClasses all) throws IOException {
        Set<String> names = ROOMS.stream().map(Room::name).collect(Collectors.toSet());
        List<String> drawn = found("(?m)^    (\\w+ --> \\w+)$", section("Rooms of the runtime")).stream()
                .map(arrow -> arrow.replace('_', '.'))
                .filter(arrow -> names.contains(arrow.substring(0, arrow.indexOf(' '))))
                .toList();

        assertThat(drawn).containsExactlyInAnyOrderElementsOf(shortestArrows());
    }

    private static List<String> shortestArrows() {
        Map<String, Set<String>> below = new HashMap<>();
        List<String> arrows = new ArrayList<>();
        for (int i = ROOMS.size() - 1; i >= 0; i--) { // the rooms below are known by then
            Room room = ROOMS.get(i);
            Set<String> further = new HashSet<>();
            room.uses().forEach(used -> further.addAll(below.getOrDefault(used, Set.of())));
            for (String used : room.uses()) {
                if (!further.contains(used)) {
                    arrows.add(room.name() + " --> " + used);
                }
            }
            further.addAll(room.uses());
            below.put(room.name(), further);
        }
        return arrows;
    }

    /** DESIGN says of each class that is not for users what it knows, in a row of its room. */
    @ArchTest
    static void designSaysWhatEachFileKnows(JavaClasses all) throws IOException {
        List<String> rows =
                section("What each file knows, and must not know").lines().toList();
        List<String> missing = all.stream()
                .filter(one -> one.isTopLevelClass() && !one.getPackageName().equals(ROOT))
                .filter(one -> !one.getSimpleName().equals("package-info"))
                .filter(one -> rows.stream()
                        .noneMatch(row -> row.startsWith("| `" + roomOf(one) + "` |")
                                && row.contains("`" + one.getSimpleName() + "`")))
                .map(one -> roomOf(one) + ": " + one.getSimpleName())
                .toList();

        assertThat(missing)
                .as("classes that no row of DESIGN names, under What each file knows")
                .isEmpty();
    }

    private static String roomOf(JavaClass one) {
        return one.getPackageName().substring(ROOT.length() + 1);
    }

    private static String section(String heading) throws IOException {
        Matcher section = Pattern.compile("\n## " + heading + "\n(.*?)\n## ", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "DESIGN.md")));
        assertThat(section.find()).as(heading).isTrue();
        return section.group(1);
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(line -> line.group(1))
                .toList();
    }
}
