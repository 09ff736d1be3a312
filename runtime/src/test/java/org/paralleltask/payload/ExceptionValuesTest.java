package org.paralleltask.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.PayloadException;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.codec.bytes.CodecException;
import org.paralleltask.payload.allow.AllowList;

/** Exceptions that are no failures but values: as a part with a codec, and inside of what is serialized. */
@Timeout(60)
class ExceptionValuesTest {
    private static final SerializedPayload PAYLOAD = SerializedPayload.of(
            Worker.class, Holder.class, NarrowHolder.class, Holding.class, Declared.class, Narrow.class);

    static final class Worker {
        private Worker() {}

        static IllegalStateException made() {
            return madeBelow();
        }

        private static IllegalStateException madeBelow() {
            return new IllegalStateException("made");
        }
    }

    static class Declared extends Exception {
        private static final long serialVersionUID = 1;

        Declared(String message) {
            super(message);
        }
    }

    /** Listed, and cannot be serialized. */
    @SuppressWarnings("serial") // on purpose
    static final class Narrow extends RuntimeException {
        private static final long serialVersionUID = 1;

        final Thread thread = Thread.currentThread();
    }

    static final class Undeclared extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Undeclared(String message, Throwable cause) {
            super(message, cause);
        }
    }

    // With a codec.

    private final AllowList list = new AllowList(
            java.util.Set.of(Declared.class.getName(), Narrow.class.getName()),
            getClass().getClassLoader());
    private final SerializedObjects objects = new SerializedObjects(list, Worker.class.getName(), 1 << 20);

    private <T extends Throwable> @Nullable T copy(@Nullable T exception, Class<T> place) {
        Encoder out = new Encoder("root", objects, 1 << 20);
        out.writeThrowable(exception, place);
        Decoder in = new Decoder(out.bytes(), objects);
        T copy = in.readThrowable(place);
        in.finish();
        return copy;
    }

    private <T extends Throwable> T copied(T exception, Class<T> place) {
        return Objects.requireNonNull(copy(exception, place));
    }

    @Test
    void exceptionsAreValues() {
        IOException cause = new IOException("cause");

        assertThat(copy(null, IOException.class)).isNull();
        assertThat(copied(new IllegalStateException("m", cause), IllegalStateException.class))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("m")
                .hasRootCauseMessage("cause");
        assertThat(copied(new FileNotFoundException("f"), IOException.class))
                .isExactlyInstanceOf(FileNotFoundException.class);
        assertThat(copied(new Declared("d"), Declared.class)).hasMessage("d");
        assertThat(copied(new Declared("d"), Throwable.class)).isExactlyInstanceOf(Declared.class);
    }

    @Test
    void theirTraceEndsWhereTheUsersCodeDoes() {
        assertThat(copied(Worker.made(), RuntimeException.class).getStackTrace())
                .isEmpty(); // made by the worker itself
        assertThat(copied(new Declared("d"), Declared.class).getStackTrace()[0].getMethodName())
                .isEqualTo("theirTraceEndsWhereTheUsersCodeDoes");
    }

    @Test
    void aStandInArrivesWhereItFits() {
        Undeclared undeclared = new Undeclared("u", new IOException("cause"));

        assertThat(copied(undeclared, Throwable.class)).isExactlyInstanceOf(RemoteTaskException.class);
        assertThat(copied(undeclared, Exception.class)).hasRootCauseMessage("cause");
        assertThat(copied(undeclared, RuntimeException.class)).hasMessage(Undeclared.class.getName() + ": u");
    }

    @Test
    void aDeclaredSuperclassArrivesWhereAStandInDoesNotFit() {
        Declared arrived = copied(
                new Declared("m") {
                    private static final long serialVersionUID = 1;

                    @SuppressWarnings({"serial", "unused"}) // on purpose
                    private final Thread thread = Thread.currentThread();
                },
                Declared.class);

        assertThat(arrived)
                .isExactlyInstanceOf(Declared.class)
                .hasMessage("m")
                .hasCauseInstanceOf(RemoteTaskException.class);
    }

    @Test
    void theSenderRefusesWhatNothingCanStandInFor() {
        assertThat(new Narrow().thread.isAlive()).isTrue();
        assertThatThrownBy(() -> copy(new Narrow(), Narrow.class))
                .isInstanceOf(CodecException.class)
                .hasMessageStartingWith("a " + Narrow.class.getName() + " may not cross as itself")
                .hasMessageContaining("a RemoteTaskException in its place would be no " + Narrow.class.getName())
                .hasMessageContaining("java.lang.Thread");
        assertThatThrownBy(() -> copy(new Undeclared("u", new Error()), IllegalArgumentException.class))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("would be no java.lang.IllegalArgumentException");
    }

    @Test
    void anotherClassThanThePlacesIsRefusedWhereItIsRead() {
        Encoder out = new Encoder("root", objects, 1 << 20);
        out.writeThrowable(new IOException("x"), Throwable.class);
        Bytes bytes = out.bytes();

        assertThatThrownBy(() -> new Decoder(bytes, objects).readThrowable(Declared.class))
                .isInstanceOf(CodecException.class)
                .hasMessage("a java.io.IOException stands where a " + Declared.class.getName() + " belongs");
        assertThatThrownBy(() -> objects.throwableFromBytes(new byte[] {1, 2, 3}))
                .isInstanceOf(CodecException.class)
                .hasMessageStartingWith("it cannot be read as an exception: ");
    }

    // Inside of what is serialized.

    record Holder(String text, @Nullable Throwable failure, List<? extends Throwable> more) implements Serializable {}

    record NarrowHolder(IllegalArgumentException failure) implements Serializable {}

    /** Is no record. */
    static final class Holding implements Serializable {
        private static final long serialVersionUID = 1;

        final RuntimeException failure;

        Holding(RuntimeException failure) {
            this.failure = failure;
        }
    }

    private static <T> T carried(T value, Class<T> type) {
        return PAYLOAD.decode(PAYLOAD.encode(value), type);
    }

    @Test
    void whatIsSerializedMayHoldExceptions() {
        IOException twice = new IOException("twice");

        Holder carried = carried(
                new Holder("t", new Declared("d"), List.of(twice, new Undeclared("u", twice), twice)), Holder.class);

        assertThat(carried.failure).isExactlyInstanceOf(Declared.class).hasMessage("d");
        assertThat(carried.more.get(0)).isExactlyInstanceOf(IOException.class).isSameAs(carried.more.get(2));
        assertThat(carried.more.get(1))
                .isExactlyInstanceOf(RemoteTaskException.class)
                .hasRootCauseMessage("twice");
        assertThat(carried(new Holder("t", null, List.of()), Holder.class).failure)
                .isNull();
        assertThat(carried(new Holding(new IllegalStateException("x")), Holding.class).failure)
                .isExactlyInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSenderRefusesAStandInThatDoesNotFitWhereItIs() {
        assertThat(carried(new NarrowHolder(new IllegalArgumentException("x")), NarrowHolder.class).failure)
                .hasMessage("x");
        assertThatThrownBy(() -> PAYLOAD.encode(new NarrowHolder(new Undeclared("u", new Error()))))
                .isInstanceOf(PayloadException.class)
                .hasMessageContaining("a " + Undeclared.class.getName() + " may not cross as itself")
                .hasMessageContaining("what would stand in for it does not fit");
    }

    @Test
    void exceptionsOfAClassThatMayNotCrossAreNotMadeFromWhatIsSerialized() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (java.io.ObjectOutputStream out = new java.io.ObjectOutputStream(bytes)) {
            out.writeObject(new Undeclared("u", new Error()));
        }
        assertThatThrownBy(() -> objects.fromBytes(bytes.toByteArray()))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining(Undeclared.class.getName() + "; this class may not cross");
    }
}
