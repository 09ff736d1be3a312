package org.paralleltask.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener;
import org.paralleltask.PoolOptions;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Settings under all the names that Spring gives them. */
class PoolSettingsTest {
    private static PoolSettings settings(Map<String, Object> variables, Map<String, Object> file) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        environment.getPropertySources().addLast(new MapPropertySource("application.yaml", file));
        return new PoolSettings(environment, () -> null);
    }

    private static PoolOptions options(String pool, Map<String, Object> variables, Map<String, Object> file) {
        return settings(variables, file).of(pool).apply(PoolOptions.defaults());
    }

    @Test
    void aVariableOfTheEnvironmentNamesAnyOptionOfAnyPool() {
        PoolOptions options = options(
                "readFiles",
                Map.of(
                        "PARALLELTASK_QUEUESIZE", "7",
                        "PARALLELTASK_READFILES_MAXTASKSPERWORKER", "8",
                        "PARALLELTASK_OTHER_MAXTASKSPERWORKER", "9"),
                Map.of());

        assertThat(options.queueSize()).isEqualTo(7);
        assertThat(options.maxTasksPerWorker()).isEqualTo(8);
    }

    @Test
    void everyOptionHasAVariable() {
        for (String option : PoolOptions.settingNames()) {
            String value = valueOf(option);
            PoolOptions expected = PoolOptions.defaults()
                    .logs(true) // there is Logback
                    .withSettings("price", Map.of("paralleltask.price." + option, value));
            assertThat(expected).as(option).isNotEqualTo(PoolOptions.defaults().logs(true));

            String variable = "PARALLELTASK_PRICE_" + option.toUpperCase(Locale.ROOT);
            assertThat(options("price", Map.of(variable, value), Map.of()))
                    .as(variable)
                    .isEqualTo(expected);
        }
    }

    private static String valueOf(String option) {
        return switch (option) {
            case "startOnDemand", "replaceOnThreadLeak", "debug" -> "true";
            case "logs" -> "false";
            case "retryOn" -> "exit";
            case "allow" -> "com.acme.Bill";
            case "jvmArgs" -> "-Xmx7m";
            case "commandPrefix", "java", "directory", "captureCrashes" -> "seven";
            case "queueBytes", "maxWorkerMemory", "maxTotalMemory", "maxPayload" -> "700m";
            case "queueSize", "retries", "workers", "spares", "maxTasksPerWorker" -> "7";
            default -> "7s";
        };
    }

    @Test
    void wordsOfAVariableMayHaveUnderscoresBetweenThem() {
        PoolOptions options = options(
                "readFiles",
                Map.of("PARALLELTASK_QUEUE_SIZE", "7", "PARALLELTASK_READ_FILES_IDLE_TIMEOUT", "3s"),
                Map.of());

        assertThat(options.queueSize()).isEqualTo(7);
        assertThat(options.idleTimeout()).hasValue(Duration.ofSeconds(3));
    }

    @Test
    void aVariableBeatsAFileInWhicheverFormThatHasTheName() {
        for (String name : new String[] {"queue-size", "queueSize", "queuesize"}) {
            Map<String, Object> file = Map.of("paralleltask.price." + name, "5", "paralleltask.retries", "1");

            assertThat(options("price", Map.of(), file).queueSize()).as(name).isEqualTo(5);
            assertThat(options("price", Map.of("PARALLELTASK_PRICE_QUEUESIZE", "6"), file)
                            .queueSize())
                    .as(name)
                    .isEqualTo(6);
        }
    }

    @Test
    void aFileMayNameThePoolInEitherForm() {
        assertThat(options("readFiles", Map.of(), Map.of("paralleltask.read-files.retries", "2"))
                        .retries())
                .isEqualTo(2);
        assertThat(options("readFiles", Map.of(), Map.of("paralleltask.readFiles.retries", "2"))
                        .retries())
                .isEqualTo(2);
    }

    @Test
    void theGracePeriodIsNoOptionAndHasAVariable() {
        PoolSettings settings = settings(Map.of("PARALLELTASK_GRACEPERIOD", "3s"), Map.of());

        assertThat(settings.gracePeriod()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.of("price").apply(PoolOptions.defaults()).logs()).isTrue();
        assertThat(settings(Map.of(), Map.of()).gracePeriod()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void timesOfTasksAreAskedForByASetting() {
        PoolListener timers = new PoolListener() {};
        PoolListener own = new PoolListener() {};
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("application.yaml", Map.of("paralleltask.taskTimers", "true")));
        UnaryOperator<PoolOptions> of = new PoolSettings(environment, () -> timers).of("price");

        assertThat(of.apply(PoolOptions.defaults()).listener()).hasValue(timers);
        assertThat(of.apply(PoolOptions.defaults().listener(own)).listener()).hasValue(own);
        assertThatThrownBy(() -> options("price", Map.of(), Map.of("paralleltask.task-timers", "true")))
                .hasMessage("Setting paralleltask.task-timers asks for the times of tasks: that needs"
                        + " paralleltask-micrometer on the class path");
        assertThatThrownBy(() -> options("price", Map.of(), Map.of("paralleltask.task-timers", "treu")))
                .hasMessageContaining("paralleltask.task-timers");
    }

    @Test
    void whatOnlyTheJvmIsGivenIsRefusedElsewhere() {
        assertThatThrownBy(() -> options("price", Map.of(), Map.of("paralleltask.agents", "true")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Setting paralleltask.agents has no effect")
                .hasMessageEndingWith("give it to the JVM, -Dparalleltask.agents=true");

        System.setProperty("paralleltask.archive", "off");
        try {
            assertThat(options("price", Map.of(), Map.of()))
                    .isEqualTo(PoolOptions.defaults().logs(true));
        } finally {
            System.clearProperty("paralleltask.archive");
        }
    }

    @Test
    void whatNoOptionReadsIsRefusedByItsName() {
        assertThatThrownBy(() -> options("price", Map.of("PARALLELTASK_PRICE_QUEUESIZES", "7"), Map.of()))
                .hasMessageStartingWith("Setting paralleltask.price.queuesizes sets no option");
        assertThatThrownBy(() -> options("price", Map.of(), Map.of("paralleltask.quue-size", "7")))
                .hasMessageStartingWith("Setting paralleltask.quue-size sets no option");
        assertThatThrownBy(() -> options("price", Map.of(), Map.of("paralleltask.price.queue.size", "7")))
                .hasMessageStartingWith("Setting paralleltask.price.queue.size sets no option");
        assertThatThrownBy(() -> options("price", Map.of(), Map.of("paralleltask.price.jvm-arg[0]", "-Xmx1g")))
                .hasMessageStartingWith("Setting paralleltask.price.jvm-arg.0 sets no option");
    }

    @Test
    void aListOfWordsIsAsTheirText() {
        Map<String, Object> file = Map.of(
                "paralleltask.jvm-args[0]", "-Xmx1g",
                "paralleltask.jvm-args[1]", "-Xss1m",
                "paralleltask.price.retry-on[0]", "exit",
                "paralleltask.price.retry-on[1]", "killed");

        PoolOptions options = options("price", Map.of(), file);
        assertThat(options.jvmArgs()).containsExactly("-Xmx1g", "-Xss1m");
        assertThat(options.retryOn()).containsExactlyInAnyOrder(DeathCause.EXIT, DeathCause.KILLED);
        assertThatThrownBy(() -> options("price", Map.of(), Map.of("paralleltask.jvm-args[0]", "-Dname=a b")))
                .hasMessageStartingWith("Setting paralleltask.jvm-args has the element \"-Dname=a b\"");
    }
}
