package org.paralleltask.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.cluster.message.HireRequest.Code;

class CodeCacheTest {
    @TempDir
    Path directory;

    private static Code code(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new Code("a.jar", HexFormat.of().formatHex(CodeCache.sha256().digest(bytes)), bytes.length);
    }

    private static ReadableByteChannel arriving(String content) {
        return Channels.newChannel(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @DisplayName("What has arrived is there the next time, for another cache of the same directory as well")
    void arrivesOnce() throws Exception {
        CodeCache cache = new CodeCache(directory);
        Code one = code("one");
        Code two = code("two");
        assertThat(cache.missing(List.of(one, two))).containsExactly(0, 1);
        cache.receive(two, arriving("two"));

        assertThat(new CodeCache(directory).missing(List.of(one, two))).containsExactly(0);
        assertThat(Files.readString(cache.file(two))).isEqualTo("two");
    }

    @Test
    @DisplayName("Another content than was announced, or half of it, never gets its name")
    void anotherContent() throws Exception {
        CodeCache cache = new CodeCache(directory);
        assertThatThrownBy(() -> cache.receive(code("one"), arriving("two")))
                .isInstanceOf(IOException.class)
                .hasMessage("a.jar has arrived with another content than was announced");
        assertThatThrownBy(() -> cache.receive(code("one"), arriving("on"))).hasMessageContaining("has ended before");
        assertThatThrownBy(() -> cache.file(new Code("a.jar", "../../evil", 3))).hasMessageContaining("has no hash");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }
}
