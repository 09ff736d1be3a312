package org.paralleltask.host.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** The flags of this JVM; {@link LocaleTest} has those that it could not decode. */
class InputArgumentsTest {
    @Test
    void knowsThoseOfThisProcess() {
        assertThat(InputArguments.ofThisProcess())
                .containsAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    }
}
