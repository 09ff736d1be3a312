package org.paralleltask.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@link Chaos} and {@link ShortTaskChaos} for some seconds; {@code mvn -Pchaos verify} runs them for minutes, and with another seed each time. */
@EnabledOnOs(OS.LINUX)
class ChaosTest {
    @TempDir
    private Path directory;

    @Test
    void nothingIsLostDoubledHungOrLeft() throws Exception {
        long seed = Long.getLong("paralleltask.chaos.seed", 42);
        Duration time = Duration.ofSeconds(Long.getLong("paralleltask.chaos.seconds", 8));

        Chaos.Report report = Chaos.run(seed, time, directory);

        System.out.println("chaos, seed " + seed + ": " + report);
        assertThat(report.tasks()).isGreaterThan(20);
        assertThat(report.verdict().done()).isGreaterThan(report.tasks() / 4);
        // Whether a death ends its task, or is made good, is chance.
        assertThat(report.verdict().crashed() + report.verdict().retried()).isPositive();
        assertThat(report.shots()).isPositive();
        assertThat(report.verdict().lost()).as("lost").isZero();
        assertThat(report.verdict().twice()).as("run twice").isZero();
        assertThat(report.verdict().hung()).as("hung").isZero();
        assertThat(report.verdict().wronglyBlamed()).as("wrongly blamed").isZero();
        assertThat(report.processesLeft()).as("processes left").isZero();
        assertThat(report.descriptorsLeft()).as("descriptors left").isZero();
    }

    @Test
    void aDeathTakesTheOneShortTaskThatRan() throws Exception {
        long seed = Long.getLong("paralleltask.chaos.seed", 42);
        Duration time = Duration.ofSeconds(Long.getLong("paralleltask.chaos.seconds", 8) / 2);

        ShortTaskChaos.Report report = ShortTaskChaos.run(seed, time);

        System.out.println("short tasks, seed " + seed + ": " + report);
        assertThat(report.signals()).isPositive();
        assertThat(report.wrong()).as("wrong").isZero();
        assertThat(report.hung()).as("hung").isZero();
        assertThat(report.done()).isPositive().isEqualTo(report.tasks() - report.crashed() - report.cancelled());
        assertThat(report.crashed() + report.mapsCrashed()).as("crashed").isLessThanOrEqualTo(report.signals());
    }
}
