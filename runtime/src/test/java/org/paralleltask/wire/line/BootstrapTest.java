package org.paralleltask.wire.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class BootstrapTest {
    private final LineKind kind;

    private Bootstrap bootstrap;

    BootstrapTest(LineKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void make() {
        bootstrap = new Bootstrap(
                kind.of(Path.of("/tmp/ä/s")),
                Path.of("/tmp/ä/l"),
                secret(),
                "sumPrimes-3",
                2,
                true,
                4,
                "800=\n500=com.acme\n");
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        assertThat(Bootstrap.readFrom(new ByteArrayInputStream(written())))
                .usingRecursiveComparison()
                .isEqualTo(bootstrap);
    }

    @Test
    void readsNotAByteMore() throws IOException {
        byte[] andMore = Arrays.copyOf(written(), written().length + 1);
        andMore[andMore.length - 1] = 42;
        InputStream in = new ByteArrayInputStream(andMore);

        Bootstrap.readFrom(in);

        assertThat(in.readAllBytes()).containsExactly(42);
    }

    @Test
    void refusesWhatSomebodyTyped() {
        assertThatThrownBy(
                        () -> Bootstrap.readFrom(new ByteArrayInputStream("help\n".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IOException.class)
                .hasMessage("Standard input does not come from a pool: a pool starts its workers itself");
    }

    @Test
    void noticesAnEndAnywhere() throws IOException {
        byte[] whole = written();
        for (int length = 0; length < whole.length; length++) {
            InputStream cut = new ByteArrayInputStream(whole, 0, length);
            assertThatThrownBy(() -> Bootstrap.readFrom(cut)).isInstanceOf(EOFException.class);
        }
    }

    private byte[] written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bootstrap.writeTo(out);
        return out.toByteArray();
    }

    private static byte[] secret() {
        byte[] secret = new byte[Greeting.SECRET_LENGTH];
        new Random(1).nextBytes(secret);
        return secret;
    }
}
