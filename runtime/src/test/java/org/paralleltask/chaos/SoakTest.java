package org.paralleltask.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@link Soak} for some seconds; {@code mvn -Pchaos verify} runs it for minutes. */
@EnabledOnOs(OS.LINUX)
class SoakTest {
    // What is made once, be it late: when a class is first used, or a thread first copies something large. What each
    // worker leaves is far more after seconds already, what few of them leave is after minutes.
    private static final long BYTES_NOISE = 512 << 10;
    private static final long NOISE = 3;

    @TempDir
    private Path directory;

    @Test
    void needsNoMoreAtTheEndThanInTheMiddle() {
        Duration time = Duration.ofSeconds(Long.getLong("paralleltask.soak.seconds", 8));
        assertTimeoutPreemptively(time.multipliedBy(2).plusSeconds(120), () -> soak(time));
    }

    private void soak(Duration time) throws Exception {
        Soak.Report report = Soak.run(time, directory);

        System.out.println("soak: " + report);
        Soak.Need middle = report.middle();
        Soak.Need end = report.end();
        assertThat(report.done()).isPositive();
        assertThat(report.workers()).isGreaterThan(report.tasks() / 3); // or too few have come and gone
        assertThat(end.heap()).as("heap").isLessThan(middle.heap() + BYTES_NOISE);
        assertThat(end.objects().grownSince(middle.objects()))
                .as(
                        "objects at the end: %s, in the middle: %s",
                        end.objects().counts(), middle.objects().counts())
                .isLessThanOrEqualTo(NOISE);
        assertThat(end.buffers()).as("buffers").isLessThan(middle.buffers() + BYTES_NOISE);
        assertThat(end.threads()).as("threads").isLessThanOrEqualTo(middle.threads() + NOISE);
        assertThat(end.descriptors()).as("descriptors").isLessThanOrEqualTo(middle.descriptors() + NOISE);
        assertThat(end.children()).as("children").isLessThanOrEqualTo(middle.children());
        assertThat(end.files()).as("files").isLessThanOrEqualTo(middle.files());
    }
}
