package org.paralleltask.host.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.PoolOptions;

/** Which archive of classes goes with which flags. */
class ArchiveKindTest {
    private static final PoolOptions SMALL = PoolOptions.defaults().workers(1).jvmArgs(List.of("-Xmx1g"));

    private static final ArchiveKind BEST =
            Runtime.version().feature() >= 25 ? ArchiveKind.LINKED : ArchiveKind.CLASSES;

    @Test
    void plainFlagsGoWithTheBest() {
        assertThat(ArchiveKind.of(List.of("-Dshape=Shared", "-ea", "-Xmx1g", "-Xlog:gc"), SMALL))
                .contains(BEST);
    }

    /** A JVM of 25 with one of these and a linked archive shares no class at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseZGC",
                "-agentlib:jdwp=transport=dt_socket"
            })
    void whatALinkedOneDoesNotGoWithTakesTheOther(String flag) {
        assertThat(ArchiveKind.of(List.of(flag), SMALL)).contains(ArchiveKind.CLASSES);
    }

    @Test
    void aHeapWithLargeReferencesTakesTheOther() {
        assertThat(ArchiveKind.of(List.of(), SMALL.jvmArgs(List.of("-Xmx40g")))).contains(ArchiveKind.CLASSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xshare:off",
                "-XX:SharedArchiveFile=mine.jsa",
                "-XX:ArchiveClassesAtExit=mine.jsa",
                "-XX:+AutoCreateSharedArchive",
                "-XX:AOTCache=mine.aot"
            })
    void theUsersOwnChoiceStands(String flag) {
        assertThat(ArchiveKind.of(List.of(flag), SMALL)).isEmpty();
        assertThat(ArchiveKind.of(List.of(), SMALL.environment(Map.of("JAVA_TOOL_OPTIONS", "-ea " + flag))))
                .isEmpty();
    }
}
