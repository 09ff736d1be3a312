package org.paralleltask.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is JSON, and may stand within a script of a page. */
class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                "\"quoted\" \\ back",
                "</script><script>alert(1)</script>",
                "<!-- <script>",
                "]]> &amp; &",
                "line\nnext\r\ttab\u0000\u001f\u007f",
                "\u2028\u2029",
                "grüße 日本 \ud83d\ude80 and half \ud83d"
            })
    void textComesBackAndHoldsNoMarkup(String text) {
        String json = new Json().open('[').value(text).close(']').toString();

        assertThat(JsonReader.read(json)).isEqualTo(List.of(text));
        assertThat(json).matches("[\\x20-\\x7e]*").doesNotContain("<", ">", "&");
    }

    @Test
    void nestedValuesHaveTheirCommas() {
        String json = new Json()
                .open('{')
                .name("a")
                .open('[')
                .value(1)
                .value(-2)
                .open('[')
                .close(']')
                .close(']')
                .name("b")
                .value(true)
                .name("c")
                .open('{')
                .close('}')
                .close('}')
                .toString();

        assertThat(json).isEqualTo("{\"a\":[1,-2,[]],\"b\":true,\"c\":{}}");
    }

    @Test
    void shortTimesKeepTheirNanoseconds() {
        assertThat(new Json().micros(1_234).toString()).isEqualTo("1.234");
        assertThat(new Json().micros(1_004).toString()).isEqualTo("1.004");
        assertThat(new Json().micros(5_000).toString()).isEqualTo("5");
        assertThat(new Json().micros(7_000_001).toString()).isEqualTo("7000");
        assertThat(new Json().micros(-1).toString()).isEqualTo("-1");
    }
}
