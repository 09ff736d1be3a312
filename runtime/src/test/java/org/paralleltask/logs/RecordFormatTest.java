package org.paralleltask.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordFormatTest {
    @Test
    void readsWhatWasWritten() throws IOException {
        Throwable thrown = new IllegalStateException("outer", new IOException((String) null));
        byte[] bytes = RecordFormat.encode(900, "a.B", "mäßig", 17, "task", thrown, Map.of("k", "v"), 5);

        WorkerRecord read = RecordFormat.decode(bytes, "w-1");

        assertThat(read.severity()).isEqualTo(900);
        assertThat(read.level()).isEqualTo(Level.WARNING);
        assertThat(read.logger()).isEqualTo("a.B");
        assertThat(read.message()).isEqualTo("mäßig");
        assertThat(read.millis()).isEqualTo(17);
        assertThat(read.thread()).isEqualTo("task");
        assertThat(read.context()).isEqualTo(Map.of("k", "v"));
        assertThat(read.place()).isEqualTo("w-1, task 5");
        Throwable shown = Objects.requireNonNull(read.thrown());
        assertThat(shown).hasToString("java.lang.IllegalStateException: outer");
        assertThat(shown.getCause()).hasToString("java.io.IOException");
        assertThat(shown.getStackTrace()).hasSameSizeAs(thrown.getStackTrace());
        assertThat(shown.getStackTrace()[0].getMethodName()).isEqualTo("readsWhatWasWritten");
    }

    @Test
    void theLargestRecordHasRoom() {
        String text = "€".repeat(100_000);
        Map<String, String> context = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            context.put(i + text, text);
        }
        Throwable thrown = new IllegalStateException(text);
        for (int i = 0; i < 20; i++) {
            StackTraceElement[] frames = new StackTraceElement[1_000];
            Arrays.fill(frames, new StackTraceElement(text, text, text, 1));
            thrown.setStackTrace(frames);
            thrown = new IllegalStateException(text, thrown);
        }

        assertThat(RecordFormat.encode(900, text, text, 17, text, thrown, context, 5))
                .hasSizeLessThanOrEqualTo(RecordFormat.MOST_BYTES);
    }

    @Test
    void damagedBytesAreARecordOrAnExceptionThatIsExpected() {
        byte[] whole = RecordFormat.encode(
                900, "a.B", "text", 17, "task", new IllegalStateException("x"), Map.of("k", "v"), 5);
        Random random = new Random(42);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int j = random.nextInt(4); j > 0 && damaged.length > 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                RecordFormat.decode(damaged, "w");
            } catch (IOException expected) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void aMessageThatCannotBeHadIsNoFailure() throws IOException {
        Throwable thrown = new IllegalStateException() {
            private static final long serialVersionUID = 1;

            @Override
            public String getMessage() {
                throw new IllegalArgumentException();
            }
        };

        WorkerRecord read = RecordFormat.decode(RecordFormat.encode(900, "", "", 0, "", thrown, Map.of(), -1), "w-1");

        assertThat(read.thrown()).hasMessageContaining("its message cannot be had");
        assertThat(read.place()).isEqualTo("w-1");
    }
}
