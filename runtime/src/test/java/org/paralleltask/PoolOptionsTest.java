package org.paralleltask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.pool.NoteCarrier;

class PoolOptionsTest {
    private static final PoolOptions DEFAULTS = PoolOptions.defaults();
    private static final ContextCarrier NOTE = new NoteCarrier();

    private Properties before = System.getProperties();

    @BeforeEach
    void takesACopyOfTheSystemProperties() {
        before = System.getProperties();
        Properties copy = new Properties();
        copy.putAll(before);
        System.setProperties(copy);
    }

    @TempDir
    private Path directory;

    @AfterEach
    void putsTheSystemPropertiesBack() {
        System.setProperties(before);
    }

    @Test
    void hasTheDocumentedDefaults() {
        assertThat(DEFAULTS.queueSize()).isEqualTo(1000);
        assertThat(DEFAULTS.timeout()).isEmpty();
        assertThat(DEFAULTS.retries()).isZero();
        assertThat(DEFAULTS.allow()).isEmpty();
        assertThat(DEFAULTS.workers()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(DEFAULTS.jvmArgs()).isEmpty();
        assertThat(DEFAULTS.environment()).isEmpty();
        assertThat(DEFAULTS.directory()).isEmpty();
        assertThat(DEFAULTS.commandPrefix()).isEmpty();
        assertThat(DEFAULTS.classPath()).isEmpty();
        assertThat(DEFAULTS.java()).isEmpty();
        assertThat(DEFAULTS.startTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(DEFAULTS.startHookTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(DEFAULTS.exitHookTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(DEFAULTS.cancelGrace()).isEqualTo(Duration.ZERO);
        assertThat(DEFAULTS.startOnDemand()).isFalse();
        assertThat(DEFAULTS.replaceOnThreadLeak()).isFalse();
        assertThat(DEFAULTS.idleTimeout()).isEmpty();
        assertThat(DEFAULTS.maxTasksPerWorker()).isZero();
        assertThat(DEFAULTS.maxWorkerMemory()).isZero();
        assertThat(DEFAULTS.maxTotalMemory()).isZero();
        assertThat(DEFAULTS.maxPayload()).isEqualTo(1 << 30);
        assertThat(DEFAULTS.queueBytes()).isEqualTo(128 << 20);
        assertThat(DEFAULTS.systemProperties()).isEmpty();
        assertThat(DEFAULTS.debug()).isFalse();
        assertThat(DEFAULTS.captureCrashes()).isEmpty();
        assertThat(DEFAULTS.output()).isEmpty();
        assertThat(DEFAULTS.listener()).isEmpty();
        assertThat(DEFAULTS.logs()).isFalse();
        assertThat(DEFAULTS.contextCarriers()).isEmpty();
    }

    /** An option set to a value that is not its default, and how it is read. */
    static Stream<Arguments> everyOption() {
        return Stream.of(
                option("queueSize", options -> options.queueSize(7), PoolOptions::queueSize, 7),
                option(
                        "timeout",
                        options -> options.timeout(Duration.ofMillis(1)),
                        PoolOptions::timeout,
                        Optional.of(Duration.ofMillis(1))),
                option("retries", options -> options.retries(2), PoolOptions::retries, 2),
                option(
                        "retryOn",
                        options -> options.retryOn(Set.of(DeathCause.EXIT)),
                        PoolOptions::retryOn,
                        Set.of(DeathCause.EXIT)),
                option(
                        "allow",
                        options -> options.allow("com.acme.**", "com.acme.Outer$Inner"),
                        PoolOptions::allow,
                        List.of("com.acme.**", "com.acme.Outer$Inner")),
                option(
                        "contextCarriers",
                        options -> options.contextCarriers(List.of(NOTE)),
                        PoolOptions::contextCarriers,
                        Optional.of(List.of(NOTE))),
                option("workers", options -> options.workers(77), PoolOptions::workers, 77),
                option(
                        "jvmArgs",
                        options -> options.jvmArgs(List.of("-Xmx1g", "-ea")),
                        PoolOptions::jvmArgs,
                        List.of("-Xmx1g", "-ea")),
                option(
                        "environment",
                        options -> options.environment(Map.of("A", "b")),
                        PoolOptions::environment,
                        Map.of("A", "b")),
                option(
                        "directory",
                        options -> options.directory(Path.of("d")),
                        PoolOptions::directory,
                        Optional.of(Path.of("d"))),
                option("java", options -> options.java(Path.of("j")), PoolOptions::java, Optional.of(Path.of("j"))),
                option(
                        "commandPrefix",
                        options -> options.commandPrefix(List.of("nice")),
                        PoolOptions::commandPrefix,
                        List.of("nice")),
                option(
                        "classPath",
                        options -> options.classPath(List.of(Path.of("a.jar"))),
                        PoolOptions::classPath,
                        List.of(Path.of("a.jar"))),
                option(
                        "startTimeout",
                        options -> options.startTimeout(Duration.ofDays(36_500)),
                        PoolOptions::startTimeout,
                        Duration.ofDays(36_500)),
                option(
                        "startHookTimeout",
                        options -> options.startHookTimeout(Duration.ofMillis(1)),
                        PoolOptions::startHookTimeout,
                        Duration.ofMillis(1)),
                option(
                        "exitHookTimeout",
                        options -> options.exitHookTimeout(Duration.ofMillis(1)),
                        PoolOptions::exitHookTimeout,
                        Duration.ofMillis(1)),
                option(
                        "cancelGrace",
                        options -> options.cancelGrace(Duration.ofSeconds(2)),
                        PoolOptions::cancelGrace,
                        Duration.ofSeconds(2)),
                option("spares", options -> options.spares(2), PoolOptions::spares, 2),
                option("startOnDemand", options -> options.startOnDemand(true), PoolOptions::startOnDemand, true),
                option(
                        "replaceOnThreadLeak",
                        options -> options.replaceOnThreadLeak(true),
                        PoolOptions::replaceOnThreadLeak,
                        true),
                option(
                        "idleTimeout",
                        options -> options.idleTimeout(Duration.ofSeconds(2)),
                        PoolOptions::idleTimeout,
                        Optional.of(Duration.ofSeconds(2))),
                option("maxTasksPerWorker", options -> options.maxTasksPerWorker(9), PoolOptions::maxTasksPerWorker, 9),
                option(
                        "maxTotalMemory",
                        options -> options.maxTotalMemory(64 << 20),
                        PoolOptions::maxTotalMemory,
                        64L << 20),
                option(
                        "maxWorkerMemory",
                        options -> options.maxWorkerMemory(1 << 20),
                        PoolOptions::maxWorkerMemory,
                        1L << 20),
                option("debug", options -> options.debug(true), PoolOptions::debug, true),
                option(
                        "systemProperties",
                        options -> options.systemProperties(Map.of("a", "b")),
                        PoolOptions::systemProperties,
                        Map.of("a", "b")),
                option(
                        "captureCrashes",
                        options -> options.captureCrashes(Path.of("c")),
                        PoolOptions::captureCrashes,
                        Optional.of(Path.of("c"))),
                option("logs", options -> options.logs(true), PoolOptions::logs, true),
                option("output", options -> options.output(OUTPUT), PoolOptions::output, Optional.of(OUTPUT)),
                option(
                        "listener",
                        options -> options.listener(LISTENER),
                        PoolOptions::listener,
                        Optional.of(LISTENER)));
    }

    private static final OutputHandler OUTPUT = line -> {};
    private static final PoolListener LISTENER = new PoolListener() {};

    private static Arguments option(
            String name, Function<PoolOptions, PoolOptions> set, Function<PoolOptions, Object> get, Object value) {
        return arguments(name, set, get, value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyOption")
    void changesOneValueAndNothingElse(
            String name, Function<PoolOptions, PoolOptions> set, Function<PoolOptions, Object> get, Object value) {
        PoolOptions base = DEFAULTS.retries(1).queueSize(5);
        String baseText = base.toString();

        PoolOptions changed = set.apply(base);

        assertThat(get.apply(changed)).isEqualTo(value);
        assertThat(base).hasToString(baseText);
        everyOption()
                .map(Arguments::get)
                .filter(other -> !other[0].equals(name))
                .forEach(other -> assertThat(read(other, changed)).isEqualTo(read(other, base)));
    }

    @SuppressWarnings("unchecked") // as option() put it
    private static Object read(Object[] option, PoolOptions options) {
        return ((Function<PoolOptions, Object>) option[2]).apply(options);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyOption")
    void saysWhatWasSet(
            String name, Function<PoolOptions, PoolOptions> set, Function<PoolOptions, Object> get, Object value) {
        Object whole = value instanceof Optional<?> optional ? optional.orElseThrow() : value;
        Object shown = whole instanceof Map<?, ?> secrets ? secrets.keySet() : whole;

        assertThat(set.apply(DEFAULTS)).hasToString("{" + name + "=" + shown + "}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyOption")
    void equalsOptionsOfTheSameValues(
            String name, Function<PoolOptions, PoolOptions> set, Function<PoolOptions, Object> get, Object value) {
        PoolOptions once = set.apply(DEFAULTS);

        assertThat(set.apply(DEFAULTS)).isEqualTo(once).hasSameHashCodeAs(once);
        assertThat(once).isNotEqualTo(DEFAULTS).isNotEqualTo(name);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyOption")
    void namesWhatIsOfTheProcessAndWhatIsALimit(
            String name, Function<PoolOptions, PoolOptions> set, Function<PoolOptions, Object> get, Object value) {
        PoolOptions changed = set.apply(DEFAULTS);
        boolean limit = List.of("queueSize", "timeout", "retries", "retryOn", "allow", "cancelGrace", "contextCarriers")
                .contains(name);
        boolean either = name.equals("listener");

        assertThat(changed.limitsOtherThan(DEFAULTS)).isEqualTo(limit ? List.of(name) : List.of());
        assertThat(changed.processOptionsOtherThan(DEFAULTS)).isEqualTo(limit || either ? List.of() : List.of(name));
        assertThat(DEFAULTS.limitsOtherThan(changed)).isEqualTo(changed.limitsOtherThan(DEFAULTS));
        assertThat(changed.processOptionsOtherThan(set.apply(DEFAULTS))).isEmpty();
    }

    @Test
    void showsNothingWhereNothingWasSet() {
        assertThat(DEFAULTS).hasToString("{}");
        assertThat(DEFAULTS.workers(4).queueSize(10)).hasToString("{queueSize=10, workers=4}");
    }

    @Test
    void keepsItsOwnCopyOfWhatItWasGiven() {
        List<String> args = new ArrayList<>(List.of("-ea"));
        List<String> prefix = new ArrayList<>(List.of("nice"));
        List<Path> classPath = new ArrayList<>(List.of(Path.of("a.jar")));
        Map<String, String> environment = new LinkedHashMap<>(Map.of("A", "b"));
        PoolOptions options = DEFAULTS.jvmArgs(args)
                .commandPrefix(prefix)
                .classPath(classPath)
                .environment(environment);

        args.clear();
        prefix.clear();
        classPath.clear();
        environment.clear();

        assertThat(options.jvmArgs()).containsExactly("-ea");
        assertThat(options.commandPrefix()).containsExactly("nice");
        assertThat(options.classPath()).containsExactly(Path.of("a.jar"));
        assertThat(options.environment()).containsExactly(Map.entry("A", "b"));
        assertThat(options.jvmArgs()).isUnmodifiable();
        assertThat(options.commandPrefix()).isUnmodifiable();
        assertThat(options.classPath()).isUnmodifiable();
        assertThat(options.environment()).isUnmodifiable();
    }

    @Test
    void keepsTheOrderOfTheEnvironment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String name : List.of("Z", "A", "M", "B")) {
            environment.put(name, name);
        }

        assertThat(DEFAULTS.environment(environment).environment().keySet()).containsExactly("Z", "A", "M", "B");
    }

    @Test
    void countsTheCpusWhereWorkersAreZero() {
        assertThat(DEFAULTS.workers(3).workers(0).workers())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    static Stream<Arguments> wrongValues() {
        Duration tooLong = Duration.ofDays(36_500).plusNanos(1);
        return Stream.of(
                wrong(
                        options -> options.workers(-1),
                        "workers must be 1 to 10000, or 0 for one per CPU available to this process; it was -1"),
                wrong(
                        options -> options.workers(Integer.MAX_VALUE),
                        "workers must be 1 to 10000, or 0 for one per CPU available to this process; it was 2147483647"),
                wrong(
                        options -> options.queueSize(0),
                        "queueSize must be at least 1: a task must have somewhere to wait; it was 0"),
                wrong(
                        options -> options.queueSize(-5),
                        "queueSize must be at least 1: a task must have somewhere to wait; it was -5"),
                wrong(options -> options.retries(-1), "retries must be 0 or more; it was -1"),
                wrong(
                        options -> options.timeout(Duration.ofNanos(999_999)),
                        "timeout must be at least 1 ms and at most 36500 days; leave it out for no limit; it was"
                                + " PT0.000999999S"),
                wrong(
                        options -> options.timeout("0s"),
                        "timeout must be at least 1 ms and at most 36500 days; leave it out for no limit; it was PT0S"),
                wrong(
                        options -> options.timeout(Duration.ofSeconds(Long.MAX_VALUE)),
                        "timeout must be at least 1 ms and at most 36500 days; leave it out for no limit; it was "
                                + Duration.ofSeconds(Long.MAX_VALUE)),
                wrong(
                        options -> options.startTimeout(Duration.ofSeconds(-1)),
                        "startTimeout must be at least 1 ms and at most 36500 days; it was PT-1S"),
                wrong(
                        options -> options.startTimeout(tooLong),
                        "startTimeout must be at least 1 ms and at most 36500 days; it was " + tooLong),
                wrong(
                        options -> options.cancelGrace(Duration.ofSeconds(-1)),
                        "cancelGrace must be at least 0 and at most 36500 days; it was PT-1S"),
                wrong(
                        options -> options.idleTimeout(Duration.ZERO),
                        "idleTimeout must be at least 1 ms and at most 36500 days; leave it out for workers that stay;"
                                + " it was PT0S"),
                wrong(
                        options -> options.maxTasksPerWorker(-1),
                        "maxTasksPerWorker must be at least 1, or 0 for no bound; it was -1"),
                wrong(
                        options -> options.maxTotalMemory(512),
                        "maxTotalMemory must be at least 67108864 bytes (64 MiB), or 0 for no bound; it was 512"),
                wrong(
                        options -> options.maxWorkerMemory(512),
                        "maxWorkerMemory must be at least 1048576 bytes (1 MiB), or 0 for no bound; it was 512"),
                wrong(
                        options -> options.maxWorkerMemory("much"),
                        "maxWorkerMemory must be a number of bytes such as \"512m\", \"2g\", \"800000k\" or"
                                + " \"536870912\", not \"much\""),
                wrong(
                        options -> options.maxPayload(0),
                        "maxPayload must be 1 to 2147483583 bytes (2 GiB less 65 bytes); it was 0"),
                wrong(
                        options -> options.maxPayload("2g"),
                        "maxPayload must be 1 to 2147483583 bytes (2 GiB less 65 bytes); it was 2147483648"),
                wrong(
                        options -> options.queueBytes(0),
                        "queueBytes must be at least 1: an empty queue takes any task; it was 0"),
                wrong(options -> options.maxWorkerMemory("99999999t"), "maxWorkerMemory is too large: \"99999999t\""));
    }

    private static Arguments wrong(Function<PoolOptions, PoolOptions> set, String message) {
        return arguments(set, message);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("wrongValues")
    @DisplayName("A18: refuses a wrong value, naming the option, the rule and the value")
    void refusesWrongValue(Function<PoolOptions, PoolOptions> set, String message) {
        assertThatThrownBy(() -> set.apply(DEFAULTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "1ms, PT0.001S",
        "1500ms, PT1.5S",
        "30s, PT30S",
        "2m, PT2M",
        "1h, PT1H",
        "PT2M, PT2M",
        "pt1.5s, PT1.5S",
        "P1D, PT24H",
        "876000h, PT876000H"
    })
    void readsDurations(String text, Duration expected) {
        assertThat(DEFAULTS.timeout(text).timeout()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "30 s", "1.5s", "-1s", "30S", "soon", "1d", "1234567890123456ms", "PT", "٣s"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> DEFAULTS.timeout(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout must be a duration such as \"30s\", \"1500ms\", \"2m\", \"1h\" or \"PT2M\", not \""
                        + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999999h", "999999999999999ms", "PT999999999999999H"})
    void refusesDurationsThatNobodyCanCount(String text) {
        assertThatThrownBy(() -> DEFAULTS.timeout(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("timeout must be ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "**",
                ".*",
                "com*",
                "a..b",
                "a.*.b",
                "!a.b",
                "a/b",
                "maxdepth=3",
                "a.b;c",
                "[La.B;",
                "a.1"
            })
    void refusesWhatIsNoClassOrPackage(String pattern) {
        assertThatThrownBy(() -> DEFAULTS.allow("a.B", pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "allow must be the binary name of a class, such as \"com.acme.Outer$Inner\", or \"com.acme.*\""
                                + " for a package, \"com.acme.**\" for it and those below it, \"com.acme.Shop$*\" for all names"
                                + " that begin so; it was " + pattern);
    }

    /** They may look like paths that every process knows. */
    @Test
    void refusesPathsThatOtherProcessesDoNotKnow() throws Exception {
        Path archive = directory.resolve("archive.zip");
        try (FileSystem within = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Path path = within.getPath("/etc");
            Map<String, Function<PoolOptions, PoolOptions>> options = Map.of(
                    "directory", from -> from.directory(path),
                    "captureCrashes", from -> from.captureCrashes(path),
                    "java", from -> from.java(path),
                    "classPath", from -> from.classPath(List.of(archive, path)));

            options.forEach((name, set) -> assertThatThrownBy(() -> set.apply(DEFAULTS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(name + " must be of the default file system, the only one that other processes know; it"
                            + " was jar:" + archive.toUri() + "!/etc"));
        }
    }

    static Stream<Arguments> everyProperty() {
        return Stream.of(
                arguments("queueSize", " 12 ", DEFAULTS.queueSize(12)),
                arguments("timeout", "1500ms", DEFAULTS.timeout(Duration.ofMillis(1500))),
                arguments("retries", "3", DEFAULTS.retries(3)),
                arguments("retryOn", "exit, KILLED", DEFAULTS.retryOn(Set.of(DeathCause.KILLED, DeathCause.EXIT))),
                arguments("retryOn", "", DEFAULTS.retryOn(Set.of())),
                arguments("allow", "com.acme.*", DEFAULTS.allow("com.acme.*")),
                arguments("allow", "a.B;c.**, d.E$* f", DEFAULTS.allow("a.B", "c.**", "d.E$*", "f")),
                arguments("allow", "", DEFAULTS.allow(new String[0])),
                arguments("workers", "4", DEFAULTS.workers(4)),
                arguments("spares", "1", DEFAULTS.spares(1)),
                arguments("jvmArgs", "-Xmx64m   -ea", DEFAULTS.jvmArgs(List.of("-Xmx64m", "-ea"))),
                arguments("jvmArgs", "", DEFAULTS.jvmArgs(List.of())),
                arguments("commandPrefix", "nice -n 5", DEFAULTS.commandPrefix(List.of("nice", "-n", "5"))),
                arguments("java", "some/java", DEFAULTS.java(Path.of("some/java"))),
                arguments("directory", "some/where", DEFAULTS.directory(Path.of("some/where"))),
                arguments("startTimeout", "PT2M", DEFAULTS.startTimeout(Duration.ofMinutes(2))),
                arguments("startHookTimeout", "2s", DEFAULTS.startHookTimeout(Duration.ofSeconds(2))),
                arguments("exitHookTimeout", "2s", DEFAULTS.exitHookTimeout(Duration.ofSeconds(2))),
                arguments("cancelGrace", "0ms", DEFAULTS.cancelGrace(Duration.ZERO)),
                arguments("startOnDemand", "true", DEFAULTS.startOnDemand(true)),
                arguments("replaceOnThreadLeak", "true", DEFAULTS.replaceOnThreadLeak(true)),
                arguments("idleTimeout", "1m", DEFAULTS.idleTimeout(Duration.ofMinutes(1))),
                arguments("maxTasksPerWorker", "5", DEFAULTS.maxTasksPerWorker(5)),
                arguments("maxPayload", "64k", DEFAULTS.maxPayload(1 << 16)),
                arguments("queueBytes", "1g", DEFAULTS.queueBytes(1 << 30)),
                arguments("maxTotalMemory", "8g", DEFAULTS.maxTotalMemory(8L << 30)),
                arguments("maxWorkerMemory", "512m", DEFAULTS.maxWorkerMemory(512L << 20)),
                arguments("maxWorkerMemory", "3G", DEFAULTS.maxWorkerMemory(3L << 30)),
                arguments("maxWorkerMemory", "2097152", DEFAULTS.maxWorkerMemory(2 << 20)),
                arguments("captureCrashes", "some/where", DEFAULTS.captureCrashes(Path.of("some/where"))),
                arguments("debug", "FALSE", DEFAULTS.debug(false)));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("everyProperty")
    void readsSystemProperty(String option, String text, PoolOptions expected) {
        System.setProperty("paralleltask.sumPrimes." + option, text);

        assertThat(DEFAULTS.withSystemProperties("sumPrimes")).isEqualTo(expected);
    }

    @Test
    void prefersSystemPropertiesToWhatTheAnnotationSays() {
        PoolOptions annotation = DEFAULTS.workers(2).retries(1);
        System.setProperty("paralleltask.sumPrimes.workers", "8");

        assertThat(annotation.withSystemProperties("sumPrimes"))
                .isEqualTo(DEFAULTS.workers(8).retries(1));
    }

    @Test
    void prefersWhatIsSetAfterwardsToSystemProperties() {
        System.setProperty("paralleltask.sumPrimes.workers", "8");

        assertThat(DEFAULTS.withSystemProperties("sumPrimes").workers(3).workers())
                .isEqualTo(3);
    }

    @Test
    void leavesThePropertiesOfOtherPoolsAlone() {
        System.setProperty("paralleltask.sumPrimesFast.workers", "8");
        System.setProperty("paralleltask.other.nonsense", "8");
        System.setProperty("paralleltask.workers.workers", "8");
        System.setProperty("paralleltask.jvmArgs.workers", "8"); // of a pool that is called like an option

        assertThat(DEFAULTS.withSystemProperties("sumPrimes")).isEqualTo(DEFAULTS);
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("everyProperty")
    void readsSystemPropertyOfAllPools(String option, String text, PoolOptions expected) {
        System.setProperty("paralleltask." + option, text);

        assertThat(DEFAULTS.withSystemProperties("sumPrimes")).isEqualTo(expected);
    }

    @Test
    void prefersTheSystemPropertiesOfOnePoolToThoseOfAllAndThoseToTheAnnotation() {
        PoolOptions annotation = DEFAULTS.workers(2).retries(1).queueSize(7);
        System.setProperty("paralleltask.workers", "8");
        System.setProperty("paralleltask.retries", "3");
        System.setProperty("paralleltask.aa.workers", "5");
        System.setProperty("paralleltask.zz.workers", "6");

        assertThat(annotation.withSystemProperties("aa"))
                .isEqualTo(DEFAULTS.workers(5).retries(3).queueSize(7));
        assertThat(annotation.withSystemProperties("zz"))
                .isEqualTo(DEFAULTS.workers(6).retries(3).queueSize(7));
    }

    @Test
    void aPoolMayBeCalledLikeAnOption() {
        System.setProperty("paralleltask.jvmArgs", "-Xmx1g");
        System.setProperty("paralleltask.jvmArgs.jvmArgs", "-Xmx2g");
        System.setProperty("paralleltask.archive.workers", "3");

        assertThat(DEFAULTS.withSystemProperties("jvmArgs").jvmArgs()).containsExactly("-Xmx2g");
        assertThat(DEFAULTS.withSystemProperties("sumPrimes").jvmArgs()).containsExactly("-Xmx1g");
        assertThat(DEFAULTS.withSystemProperties("archive").workers()).isEqualTo(3);
    }

    @Test
    void takesOfThePropertiesOfAllPoolsWhatIsItsOwn() {
        System.setProperty("paralleltask.workers", "8");
        System.setProperty("paralleltask.retries", "3");

        assertThat(DEFAULTS.withSystemPropertiesOnWorkers("sumPrimes")).isEqualTo(DEFAULTS.retries(3));
        assertThat(DEFAULTS.withSystemPropertiesOfWorkers("workers")).isEqualTo(DEFAULTS.workers(8));
    }

    @Test
    void theArchivesPropertyIsNoOption() {
        System.setProperty("paralleltask.archive", "off");

        assertThat(DEFAULTS.withSystemProperties("sumPrimes")).isEqualTo(DEFAULTS);
    }

    @Test
    void readsNamesAsFilesOfSettingsHaveThem() {
        System.setProperty("paralleltask.start-on-demand", "true");
        System.setProperty("paralleltask.sum-primes.max-worker-memory", "512m");
        System.setProperty("paralleltask.sum-primes.queueSize", "7");
        System.setProperty("paralleltask.sumPrimes.cancel-grace", "3s");

        assertThat(DEFAULTS.withSystemProperties("sumPrimes"))
                .isEqualTo(DEFAULTS.startOnDemand(true)
                        .maxWorkerMemory("512m")
                        .queueSize(7)
                        .cancelGrace(Duration.ofSeconds(3)));
        assertThat(DEFAULTS.withSystemProperties("sum")).isEqualTo(DEFAULTS.startOnDemand(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"grace-period", "gracePeriod", "task-timers", "taskTimers"})
    void leavesWhatTheModuleForSpringReadsToIt(String key) {
        System.setProperty("paralleltask." + key, "5s");

        assertThat(DEFAULTS.withSystemProperties("sumPrimes")).isEqualTo(DEFAULTS);

        System.setProperty("paralleltask.sumPrimes." + key, "5s");
        assertThatThrownBy(() -> DEFAULTS.withSystemProperties("sumPrimes"))
                .hasMessageStartingWith("System property paralleltask.sumPrimes." + key + " sets no option");
    }

    @Test
    void refusesTwoNamesOfOneOption() {
        System.setProperty("paralleltask.sumPrimes.queueSize", "7");
        System.setProperty("paralleltask.sum-primes.queue-size", "8");

        assertThatThrownBy(() -> DEFAULTS.withSystemProperties("sumPrimes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("System property paralleltask.sumPrimes.queueSize sets the same option as"
                        + " paralleltask.sum-primes.queue-size: leave one of them out");
    }

    @Test
    void namesThePropertyOfAllPoolsThatIsWrong() {
        System.setProperty("paralleltask.jvmargs", "-Xmx1g");
        assertThatThrownBy(() -> DEFAULTS.withSystemProperties("sumPrimes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "System property paralleltask.jvmargs sets no option: \"jvmargs\" is none of queueSize,");
        System.clearProperty("paralleltask.jvmargs");

        System.setProperty("paralleltask.timeout", "soon");
        assertThatThrownBy(() -> DEFAULTS.withSystemProperties("sumPrimes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("System property paralleltask.timeout: timeout must be a duration");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "worker",
                "Workers",
                "Queue-size",
                "queue-Size",
                "queue-sizes",
                "environment",
                "classPath",
                "",
                "workers.max"
            })
    void refusesAPropertyThatIsATypo(String key) {
        System.setProperty("paralleltask.sumPrimes." + key, "8");

        assertThatThrownBy(() -> DEFAULTS.withSystemProperties("sumPrimes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("System property paralleltask.sumPrimes." + key + " sets no option: \"" + key
                        + "\" is none of queueSize, queueBytes, timeout, retries, retryOn, allow, cancelGrace, workers, spares,"
                        + " startOnDemand, idleTimeout, maxTasksPerWorker, maxWorkerMemory, maxTotalMemory, replaceOnThreadLeak, maxPayload, startTimeout, startHookTimeout, exitHookTimeout,"
                        + " jvmArgs, java, commandPrefix, directory, debug, captureCrashes, logs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "", "4.0", "99999999999"})
    void refusesAPropertyThatIsNoNumber(String text) {
        for (String option : List.of("workers", "spares", "queueSize", "retries")) {
            String property = "paralleltask.sumPrimes." + option;
            System.setProperty(property, text);

            assertThatThrownBy(() -> DEFAULTS.withSystemProperties("sumPrimes"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("System property " + property + " must be a whole number, not \"" + text + "\"");
            System.clearProperty(property);
        }
    }

    @Test
    @DisplayName("A18: says which system property holds a number out of range")
    void namesThePropertyOfAWrongValue() {
        System.setProperty("paralleltask.sumPrimes.workers", "-1");

        assertThatThrownBy(() -> DEFAULTS.withSystemProperties("sumPrimes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("System property paralleltask.sumPrimes.workers: workers must be 1 to 10000, or 0 for one"
                        + " per CPU available to this process; it was -1");
    }

    @Test
    void namesThePropertyOfAWrongDuration() {
        System.setProperty("paralleltask.sumPrimes.startTimeout", "soon");

        assertThatThrownBy(() -> DEFAULTS.withSystemProperties("sumPrimes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("System property paralleltask.sumPrimes.startTimeout: startTimeout must be a duration such"
                        + " as \"30s\", \"1500ms\", \"2m\", \"1h\" or \"PT2M\", not \"soon\"");
    }

    @SuppressWarnings("NullAway") // it is what they refuse
    static Stream<Arguments> nulls() {
        Map<String, String> withNull = new HashMap<>();
        withNull.put("A", null);
        return Stream.of(
                of(
                        options -> options.timeout((Duration) null),
                        "timeout must not be null: leave it out for its default"),
                of(options -> options.timeout((String) null), "timeout must not be null: leave it out for its default"),
                of(options -> options.queueBytes(null), "queueBytes must not be null: leave it out for its default"),
                of(options -> options.cancelGrace(null), "cancelGrace must not be null: leave it out for its default"),
                of(options -> options.idleTimeout(null), "idleTimeout must not be null: leave it out for its default"),
                of(options -> options.directory(null), "directory must not be null: leave it out for its default"),
                of(options -> options.java(null), "java must not be null: leave it out for its default"),
                of(options -> options.listener(null), "listener must not be null: leave it out for its default"),
                of(options -> options.output(null), "output must not be null: leave it out for its default"),
                of(options -> options.allow((String[]) null), "allow must not be null: leave it out for its default"),
                of(options -> options.allow("a.B", null), "allow must not hold null"),
                of(options -> options.jvmArgs(null), "jvmArgs must not be null: leave it out for its default"),
                of(options -> options.jvmArgs(Collections.singletonList(null)), "jvmArgs must not hold null"),
                of(options -> options.environment(withNull), "environment of A must not hold null"));
    }

    private static Arguments of(Function<PoolOptions, PoolOptions> set, String message) {
        return Arguments.of(set, message);
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void refusesNull(Function<PoolOptions, PoolOptions> set, String message) {
        assertThatThrownBy(() -> set.apply(DEFAULTS))
                .isInstanceOf(NullPointerException.class)
                .hasMessage(message);
    }

    @Test
    void namesThePropertyOfWhatIsMisplacedUnlessItWasSetAfterwards() {
        System.setProperty("paralleltask.sumPrimes.workers", "3");
        System.setProperty("paralleltask.sumPrimes.debug", "true");

        PoolOptions options = DEFAULTS.withSystemProperties("sumPrimes").workers(2);

        assertThat(options.processOptionsOtherThan(DEFAULTS))
                .containsExactly("workers", "debug (system property paralleltask.sumPrimes.debug)");
    }

    @Test
    void takesSettingsFromElsewhereAsItTakesSystemProperties() {
        Map<String, String> settings = Map.of(
                "paralleltask.workers", "3",
                "paralleltask.timeout", "10s",
                "paralleltask.render.timeout", "20s",
                "paralleltask.copy.workers", "9",
                "paralleltask.spring.anything", "x");

        assertThat(DEFAULTS.withSettings("render", settings))
                .isEqualTo(DEFAULTS.workers(3).timeout("20s"));
        assertThatThrownBy(() -> DEFAULTS.withSettings("render", Map.of("paralleltask.render.wrokers", "3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Setting paralleltask.render.wrokers sets no option: \"wrokers\" is none of ");
    }

    @Test
    void namesTheOptionsThatHaveATextForm() {
        assertThat(PoolOptions.settingNames())
                .contains("workers", "queueSize", "maxWorkerMemory")
                .doesNotContain("listener", "classPath");
    }
}
