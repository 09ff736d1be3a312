package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.webapp.Server;

/**
 * A web application that is undeployed. It runs in a JVM of its own, where the JDK has not started its lasting threads
 * yet.
 */
@Timeout(60)
class UndeployTest {
    @ParameterizedTest
    @ValueSource(strings = {"org.paralleltask.", "org.paralleltask.webapp."})
    @DisplayName(
            "once its pools are closed, nothing keeps its class loader: with the library in it, or shared by the server")
    void closedPoolsKeepNothingOfTheirApplication(String own) throws Exception {
        List<String> flags = List.of("-XX:SoftRefLRUPolicyMSPerMB=0", "-Dparalleltask.archive=off");
        try (Program program = Program.start(List.of(), flags, Server.class, own)) {
            assertThat(program.rest()).containsExactly("threads: []", "collected", "threads: []", "collected");
        }
    }
}
