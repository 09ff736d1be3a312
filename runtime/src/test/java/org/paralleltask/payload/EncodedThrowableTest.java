package org.paralleltask.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.NoSuchFileException;
import java.security.PrivilegedActionException;
import java.security.cert.CertPathValidatorException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.MissingResourceException;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.DeathCause;
import org.paralleltask.PayloadException;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.TaskContext;
import org.paralleltask.TaskTimeoutException;
import org.paralleltask.WorkerContext;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.WorkerDeath;
import org.paralleltask.WorkerStartException;
import org.paralleltask.exec.InterruptGate;
import org.paralleltask.exec.RunContext;
import org.paralleltask.wire.Allocation;
import org.paralleltask.wire.Scribble;
import org.paralleltask.wire.Sneaky;

@Timeout(60)
public class EncodedThrowableTest {
    public static final SerializedPayload PAYLOAD = SerializedPayload.of(
            Worker.class,
            Declared.class,
            Point.class,
            Several.class,
            OwnCause.class,
            Chained.class,
            HoldsOpaque.class,
            HoldsUnlisted.class,
            Quirky.class,
            Quirk.class,
            InDisguise.class);

    record Task(String text) implements Serializable {}

    record Result() implements Serializable {}

    record Point(int x, int y) {}

    /** Stands where generated code stands: between the library's frames and the user's. */
    static final class Worker {
        private Worker() {}

        static Result run(Task task, TaskContext context) {
            fail(task.text());
            return new Result();
        }
    }

    private static void fail(String text) {
        throw new IllegalStateException(text);
    }

    /** In the signature's {@code throws}. */
    @SuppressWarnings("serial") // what its fields hold travels
    static final class Declared extends Exception {
        private static final long serialVersionUID = 1;

        private final int code;
        private final Optional<Point> where;

        Declared(String message, int code, @Nullable Throwable cause) {
            super(message, cause);
            this.code = code;
            this.where = Optional.of(new Point(code, code));
        }
    }

    /** Not in the signature's {@code throws}. */
    static final class Undeclared extends RuntimeException {
        private static final long serialVersionUID = 1;

        Undeclared(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        Undeclared(String message, boolean suppression, boolean writableStackTrace) {
            super(message, null, suppression, writableStackTrace);
        }
    }

    private static Throwable carried(Throwable throwable) {
        return PAYLOAD.decodeThrown(PAYLOAD.encodeThrown(throwable));
    }

    // As themselves.

    static Stream<Throwable> exceptionsOfTheJdk() {
        IOException io = new FileNotFoundException("no file");
        return Stream.of(
                new Exception(),
                new Throwable("plain"),
                new Error("error"),
                new RuntimeException("message", new IllegalArgumentException("cause")),
                new RuntimeException(io),
                new IllegalStateException("ä\n\0𝄞"),
                new IllegalArgumentException((String) null),
                new NullPointerException("explicit"),
                new NullPointerException(),
                new ArrayIndexOutOfBoundsException(3),
                new NumberFormatException("x"),
                new ArithmeticException("/ by zero"),
                new ClassCastException("a to b"),
                new ConcurrentModificationException(),
                new NoSuchElementException("none"),
                new UnsupportedOperationException(),
                new CancellationException("cancelled"),
                new InterruptedException("interrupted"),
                new TimeoutException("late"),
                new IOException("disk", io),
                new NoSuchFileException("a", "b", "gone"),
                new DateTimeParseException("bad", "text", 3),
                new MissingResourceException("m", "class", "key"),
                new AssertionError("assertion", io),
                new OutOfMemoryError("Java heap space"),
                new StackOverflowError(),
                new NoClassDefFoundError("a/B"),
                // These look at their causes, or keep them in a way of their own.
                new ExecutionException(io),
                new CompletionException("c", new ExecutionException(io)),
                new InvocationTargetException(io),
                new InvocationTargetException(io, "message"),
                new UndeclaredThrowableException(io),
                new UndeclaredThrowableException(io, "message"),
                new UncheckedIOException(io),
                new UncheckedIOException("message", io),
                new DirectoryIteratorException(io),
                new ClassNotFoundException("a.B"),
                new ClassNotFoundException("a.B", io),
                new ExceptionInInitializerError(io),
                new ExceptionInInitializerError("message"),
                new PrivilegedActionException(io));
    }

    @ParameterizedTest
    @MethodSource("exceptionsOfTheJdk")
    @DisplayName("C1, C11: exceptions and errors of the JDK arrive as themselves")
    void carriesExceptionsOfTheJdk(Throwable throwable) {
        Throwable carried = carried(throwable);

        assertSame(carried, throwable);
        assertThat(printed(carried)).doesNotContain("CIRCULAR");
    }

    /** The same classes, texts and traces, all the way down. */
    private static void assertSame(Throwable carried, Throwable original) {
        assertThat(carried).isExactlyInstanceOf(original.getClass()).hasToString(original.toString());
        assertThat(carried.getMessage()).isEqualTo(original.getMessage());
        assertSameFrames(carried, original);
        assertThat(carried.getSuppressed()).hasSameSizeAs(original.getSuppressed());
        for (int i = 0; i < original.getSuppressed().length; i++) {
            assertSame(carried.getSuppressed()[i], original.getSuppressed()[i]);
        }
        Throwable cause = original.getCause();
        if (cause == null) {
            assertThat(carried.getCause()).isNull();
        } else {
            assertSame(cause(carried), cause);
        }
    }

    /** The same as printed: a frame's class loader is not shown, and so is not sent. */
    private static void assertSameFrames(Throwable carried, Throwable original) {
        assertThat(carried.getStackTrace())
                .extracting(StackTraceElement::toString)
                .containsExactlyElementsOf(Arrays.stream(original.getStackTrace())
                        .limit(1024)
                        .map(StackTraceElement::toString)
                        .toList());
    }

    private static String printed(Throwable throwable) {
        StringWriter out = new StringWriter();
        throwable.printStackTrace(new PrintWriter(out));
        return out.toString();
    }

    @Test
    void keepsTheFieldsOfExceptionsOfTheJdk() {
        NoSuchFileException file = (NoSuchFileException) carried(new NoSuchFileException("a", "b", "gone"));
        DateTimeParseException date = (DateTimeParseException) carried(new DateTimeParseException("bad", "text", 3));

        assertThat(file.getOtherFile()).isEqualTo("b");
        assertThat(date.getErrorIndex()).isEqualTo(3);
        assertThat(((InvocationTargetException) carried(new InvocationTargetException(file))).getTargetException())
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    @DisplayName("C1: the JVM's own words about a null reference arrive")
    void keepsWhatTheJvmSaysAboutANullReference() {
        Throwable thrown = thrownBy(() -> lengthOf(null));
        assertThat(thrown.getMessage()).contains("Cannot invoke \"String.length()\"");

        assertSame(carried(thrown), thrown);
    }

    @SuppressWarnings({"NullAway", "NullableDereference"}) // that is what is to happen
    private static int lengthOf(@Nullable String text) {
        return text.length();
    }

    private record Place(int workerIndex, String workerName, long pid) implements WorkerContext {}

    private static Throwable thrownBy(Runnable failing) {
        try {
            failing.run();
        } catch (Throwable thrown) {
            return thrown;
        }
        throw new AssertionError("nothing was thrown");
    }

    @Test
    @DisplayName("C1: the trace holds the user's frames, and none from the worker down")
    void cutsTheFramesFromTheWorkerDown() {
        Throwable thrown = thrownBy(() -> Worker.run(
                new Task("x"),
                new RunContext(new InterruptGate(() -> {}), new Place(0, "w", 1), 1, 1, (task, done, total) -> {})));
        assertThat(thrown.getStackTrace()[1].getClassName()).isEqualTo(Worker.class.getName());

        StackTraceElement[] frames = carried(thrown).getStackTrace();

        assertThat(frames).hasSize(1);
        assertThat(frames[0]).hasToString(thrown.getStackTrace()[0].toString());
        assertThat(frames[0].getMethodName()).isEqualTo("fail");
        assertThat(frames[0].getLineNumber()).isPositive();
    }

    @Test
    void keepsCausesAndSuppressed() {
        IOException cause = new IOException("cause");
        cause.addSuppressed(new TimeoutException("suppressed by the cause"));
        IllegalStateException thrown = new IllegalStateException("top", cause);
        thrown.addSuppressed(new Declared("declared", 5, new IOException("deep")));
        thrown.addSuppressed(new Error("second"));

        assertSame(carried(thrown), thrown);
    }

    @Test
    void letsACauseBeSetLater() {
        Throwable carried = carried(new IllegalStateException("no cause yet"));

        assertThat(carried.initCause(new IOException("now"))).hasRootCauseMessage("now");
    }

    @Test
    void keepsTheFieldsOfDeclaredExceptions() {
        Declared carried = (Declared) carried(new Declared("declared", 7, new IOException("cause")));

        assertThat(carried).hasMessage("declared").hasRootCauseMessage("cause");
        assertThat(carried.code).isEqualTo(7);
        assertThat(carried.where).contains(new Point(7, 7));
    }

    static Stream<Throwable> ourOwn() {
        return Stream.of(
                new PayloadException("too large", new IOException("x")),
                new RemoteTaskException("a.B: c", "a.B", "a.B: c\n\tat x"),
                new TaskTimeoutException(
                        "late",
                        "too slow",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        "inner-1",
                        77,
                        "\"main\" RUNNABLE",
                        "/x.task",
                        "sh /x.sh"),
                new WorkerCrashedException(
                        "crashed",
                        new WorkerDeath(
                                "inner-1",
                                77,
                                OptionalInt.of(137),
                                DeathCause.KILLED,
                                "SIGKILL",
                                WorkerDeath.Certainty.UNKNOWN,
                                true,
                                "thread \"main\"",
                                List.of("out"),
                                List.of("err"),
                                "# log",
                                OptionalLong.empty(),
                                Duration.ofSeconds(3),
                                OptionalLong.of(4),
                                "Task[]",
                                List.of("table")),
                        "",
                        ""),
                new WorkerStartException("no java", List.of("java", "-x"), new IOException("y")));
    }

    @ParameterizedTest
    @MethodSource("ourOwn")
    @DisplayName("M13: what a nested pool throws arrives as itself")
    void carriesOurOwnExceptions(Throwable throwable) {
        Throwable carried = carried(throwable);

        assertSame(carried, throwable);
        assertThat(carried)
                .usingRecursiveComparison()
                .ignoringFields("cause", "stackTrace", "suppressedExceptions")
                .isEqualTo(throwable);
    }

    /** Collects what went wrong, also as what it suppressed. */
    @SuppressWarnings("serial") // what its fields hold travels
    static final class Several extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final List<Throwable> all;
        private final List<Throwable> others;

        Several(List<? extends Throwable> all, Throwable... others) {
            super(all.size() + " errors");
            this.all = new ArrayList<>(all);
            this.others = List.of(others);
            all.forEach(this::addSuppressed);
        }
    }

    @Test
    void keepsExceptionsInFields() {
        List<Throwable> all = List.of(new IOException("first"), new Declared("second", 2, new Error("cause")));
        IOException third = new IOException("third");

        Several carried = (Several) carried(new Several(all, third));

        assertThat(carried.all).hasSize(2);
        assertThat(carried.getSuppressed()).containsExactlyElementsOf(carried.all);
        assertSame(carried.all.get(0), all.get(0));
        assertSame(carried.all.get(1), all.get(1));
        assertThat(carried.others).hasSize(1);
        assertSame(carried.others.get(0), third);
    }

    @Test
    void standsInForUndeclaredExceptionsInFields() {
        Several carried = (Several) carried(new Several(List.of(), new Undeclared("undeclared", null)));

        assertThat(carried.others)
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.type(RemoteTaskException.class))
                .extracting(RemoteTaskException::remoteClassName)
                .isEqualTo(Undeclared.class.getName());
    }

    /** A chain, as SQLException has it. */
    static final class Chained extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final @Nullable Undeclared undeclared;
        private final @Nullable Chained next;

        Chained(String message, @Nullable Undeclared undeclared, @Nullable Chained next) {
            super(message);
            this.undeclared = undeclared;
            this.next = next;
        }
    }

    @Test
    void leavesOutWhatIsUndeclaredWhereItsStandInDoesNotFit() {
        Chained carried = (Chained) carried(new Chained("c", new Undeclared("u", null), new Chained("d", null, null)));

        assertThat(carried).hasMessage("c");
        assertThat(carried.undeclared).isNull();
        assertThat(carried.next).hasMessage("d");
    }

    @Test
    void cutsAChainThatIsTooLong() {
        Chained chain = new Chained("0", null, null);
        for (int i = 1; i < 200; i++) {
            chain = new Chained(Integer.toString(i), null, chain);
        }

        Chained carried = (Chained) carried(chain);

        for (int i = 0; i < 100; i++) {
            assertThat(carried).hasMessage(Integer.toString(199 - i));
            carried = Objects.requireNonNull(carried.next);
        }
        assertThat(carried).hasMessage("99");
        assertThat(carried.next).isNull();
    }

    @Test
    void keepsTheNextSqlException() throws Exception {
        // By its name, for the module of these tests does not require java.sql.
        Class<?> type = Class.forName("java.sql.SQLException");
        Exception[] chain = new Exception[3];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = (Exception)
                    type.getConstructor(String.class, String.class, int.class).newInstance("m" + i, "state", i);
            if (i > 0) {
                type.getMethod("setNextException", type).invoke(chain[i - 1], chain[i]);
            }
        }

        @Nullable Throwable carried = carried(chain[0]);

        for (Exception original : chain) {
            assertSame(Objects.requireNonNull(carried), original);
            assertThat(type.getMethod("getSQLState").invoke(carried)).isEqualTo("state");
            assertThat(type.getMethod("getErrorCode").invoke(carried))
                    .isEqualTo(type.getMethod("getErrorCode").invoke(original));
            carried = (Throwable) type.getMethod("getNextException").invoke(carried);
        }
        assertThat(carried).isNull();
    }

    // In their place.

    @Test
    void standsInForWhatIsNotDeclared() {
        Undeclared thrown = new Undeclared("secret", new IOException("cause"));
        thrown.addSuppressed(new TimeoutException("suppressed"));

        RemoteTaskException carried = (RemoteTaskException) carried(thrown);

        assertThat(carried).hasMessage(Undeclared.class.getName() + ": secret");
        assertThat(carried.remoteClassName()).isEqualTo(Undeclared.class.getName());
        assertSameFrames(carried, thrown);
        assertSame(cause(carried), cause(thrown));
        assertSame(carried.getSuppressed()[0], thrown.getSuppressed()[0]);
        assertThat(carried.remoteText().lines())
                .startsWith(thrown.toString(), "\tat " + thrown.getStackTrace()[0])
                .contains("Caused by: java.io.IOException: cause")
                .containsSubsequence(
                        "\tSuppressed: java.util.concurrent.TimeoutException: suppressed",
                        "\t\tat " + thrown.getSuppressed()[0].getStackTrace()[0]);
    }

    private static Throwable cause(Throwable throwable) {
        return Optional.ofNullable(throwable.getCause()).orElseThrow();
    }

    @Test
    void standsInForACauseThatIsNotDeclared() {
        Declared thrown = new Declared("top", 1, new Undeclared("middle", new IOException("bottom")));

        Throwable carried = carried(thrown);

        assertThat(carried).isExactlyInstanceOf(Declared.class).hasMessage("top");
        assertThat(cause(carried))
                .isExactlyInstanceOf(RemoteTaskException.class)
                .hasMessage(Undeclared.class.getName() + ": middle");
        assertThat(cause(cause(carried))).isExactlyInstanceOf(IOException.class).hasMessage("bottom");
    }

    @Test
    void standsInWhereACauseHasToBeOfAClassThatIsNotDeclared() {
        IOException undeclared = new IOException("x") {
            private static final long serialVersionUID = 1;
        };

        Throwable carried = carried(new UncheckedIOException("top", undeclared));

        assertThat(carried)
                .isExactlyInstanceOf(RemoteTaskException.class)
                .hasMessageStartingWith("java.io.UncheckedIOException: top (it could not be restored here: ")
                .hasMessageContaining("Cause must be an IOException");
        assertThat(cause(carried)).isExactlyInstanceOf(RemoteTaskException.class);
    }

    @Test
    void standsInForExceptionsOfTheJdkThatRunCodeAsTheyAreRead() {
        assertThat(carried(new CertPathValidatorException("path")))
                .isExactlyInstanceOf(RemoteTaskException.class)
                .hasMessage("java.security.cert.CertPathValidatorException: path");
    }

    @SuppressWarnings("serial") // on purpose
    static final class HoldsOpaque extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Object opaque = new Object() {};
    }

    @SuppressWarnings("serial") // on purpose
    static final class HoldsUnlisted extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Object unlisted = new Random();
    }

    @Test
    @DisplayName("C4: an exception with a field that cannot be written arrives as its stand-in, which says so")
    void standsInForWhatCannotBeWritten() {
        assertThat(new HoldsOpaque().opaque).isNotInstanceOf(Serializable.class);
        assertThat(carried(new HoldsOpaque()))
                .isExactlyInstanceOf(RemoteTaskException.class)
                .hasMessageStartingWith(HoldsOpaque.class.getName()
                        + " (it could not be sent as itself: java.io.NotSerializableException: ");
    }

    @Test
    @DisplayName("C4: an exception with a field that may not be read arrives as its stand-in, which says so")
    void standsInForWhatMayNotBeRead() {
        assertThat(new HoldsUnlisted().unlisted).isInstanceOf(Serializable.class);
        assertThat(carried(new HoldsUnlisted()))
                .isExactlyInstanceOf(RemoteTaskException.class)
                .hasMessageStartingWith(HoldsUnlisted.class.getName() + " (it could not be sent as itself: ")
                .hasMessageContaining("java.util.Random; this class may not cross");
    }

    // Odd ones.

    /** What an exception's own methods may do instead of what they should. */
    enum Quirk {
        NONE,
        MESSAGE,
        TO_STRING,
        TO_STRING_NULL,
        CAUSE,
        CAUSE_SELF,
        CAUSE_ALWAYS_NEW,
        STACK_TRACE,
        STACK_TRACE_NULL,
        STACK_TRACE_OF_NULLS,
        SET_STACK_TRACE,
        INIT_CAUSE,
        WRITE,
        READ
    }

    private static final Set<Quirk> HARMLESS =
            Set.of(Quirk.NONE, Quirk.TO_STRING_NULL, Quirk.CAUSE_SELF, Quirk.CAUSE_ALWAYS_NEW, Quirk.INIT_CAUSE);

    /** Throws where its quirk says. */
    static final class Quirky extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Quirk quirk;
        private final Throwable thrown;

        Quirky(Quirk quirk, Throwable thrown) {
            super("quirky", new IOException("real cause"));
            this.quirk = quirk;
            this.thrown = thrown;
        }

        private void act(Quirk when) {
            if (quirk == when) {
                Sneaky.doThrow(thrown);
            }
        }

        @Override
        public @Nullable String getMessage() {
            act(Quirk.MESSAGE);
            return super.getMessage();
        }

        @Override
        @SuppressWarnings({"NullAway", "ToStringReturnsNull"}) // on purpose
        public String toString() {
            act(Quirk.TO_STRING);
            return quirk == Quirk.TO_STRING_NULL ? null : super.toString();
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // no other thread has it
        public @Nullable Throwable getCause() {
            act(Quirk.CAUSE);
            return switch (quirk) {
                case CAUSE_SELF -> this;
                case CAUSE_ALWAYS_NEW -> new Quirky(Quirk.CAUSE_ALWAYS_NEW, thrown);
                default -> super.getCause();
            };
        }

        @Override
        @SuppressWarnings("NullAway") // on purpose
        public StackTraceElement[] getStackTrace() {
            act(Quirk.STACK_TRACE);
            return switch (quirk) {
                case STACK_TRACE_NULL -> null;
                case STACK_TRACE_OF_NULLS -> new StackTraceElement[3];
                default -> super.getStackTrace();
            };
        }

        @Override
        public void setStackTrace(StackTraceElement[] frames) {
            act(Quirk.SET_STACK_TRACE);
            super.setStackTrace(frames);
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // no other thread has it
        public Throwable initCause(@Nullable Throwable cause) {
            act(Quirk.INIT_CAUSE);
            return super.initCause(cause);
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            act(Quirk.WRITE);
            out.defaultWriteObject();
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            act(Quirk.READ);
        }
    }

    private static List<Throwable> whatQuirkyOnesThrow() {
        return List.of(
                new IllegalStateException("oops"),
                new Error("oops"),
                new AssertionError("oops"),
                new NoClassDefFoundError("oops"),
                new StackOverflowError("oops"),
                new OutOfMemoryError("oops"),
                new Exception("oops"),
                new InterruptedException("oops"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("C4: whatever an exception's own methods do, something readable arrives")
    void standsWhateverAnExceptionDoes(Quirk quirk) {
        boolean serializable = quirk != Quirk.WRITE && quirk != Quirk.READ;
        // Code that handles an exception whose methods throw, or return nonsense, would fail. So its stand-in arrives.
        boolean usable = HARMLESS.contains(quirk);
        for (Throwable thrown : whatQuirkyOnesThrow()) {
            Throwable carried = carried(new Quirky(quirk, thrown));

            assertThat(carried.getClass()).isEqualTo(usable ? Quirky.class : RemoteTaskException.class);
            if (!serializable) {
                assertThat(carried).hasMessageStartingWith(Quirky.class.getName() + ": quirky");
                assertThat(cause(carried))
                        .isExactlyInstanceOf(IOException.class)
                        .hasMessage("real cause");
            }
        }
    }

    @Test
    @DisplayName("C4: below an odd exception its cause arrives")
    void keepsTheCauseOfAnOddException() {
        for (Quirk quirk : List.of(Quirk.MESSAGE, Quirk.TO_STRING, Quirk.STACK_TRACE_NULL, Quirk.INIT_CAUSE)) {
            assertThat(cause(carried(new Quirky(quirk, new Error()))))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("real cause");
        }
    }

    /** Is something else once it is written. */
    static final class InDisguise extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Object writeReplace() {
            return new IllegalStateException("disguise");
        }
    }

    @Test
    @DisplayName("C4: an exception that is written as another arrives as its stand-in")
    void standsInForWhatIsWrittenAsAnother() {
        assertThat(carried(new InDisguise()))
                .isExactlyInstanceOf(RemoteTaskException.class)
                .hasMessage(InDisguise.class.getName());
    }

    /** Keeps its cause in a field of its own, as exceptions older than causes do. */
    static final class OwnCause extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final IOException own;

        OwnCause(IOException own) {
            super("own", null);
            this.own = own;
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // it is final
        public IOException getCause() {
            return own;
        }
    }

    @Test
    void keepsACauseInAFieldOfItsOwn() {
        OwnCause thrown = new OwnCause(new FileNotFoundException("x"));

        assertSame(carried(thrown), thrown);
    }

    // Shapes.

    @Test
    void cutsCircularCauses() {
        IllegalStateException a = new IllegalStateException("a");
        IOException b = new IOException("b", a);
        a.initCause(b);

        Throwable carried = carried(a);

        assertThat(carried).isExactlyInstanceOf(IllegalStateException.class).hasMessage("a");
        assertThat(cause(carried)).isExactlyInstanceOf(IOException.class).hasMessage("b");
        assertThat(cause(cause(carried)))
                .isExactlyInstanceOf(RemoteTaskException.class)
                .hasMessage("[CIRCULAR OR TOO DEEP: java.lang.IllegalStateException]")
                .hasNoCause();
    }

    @Test
    void cutsWhatIsSuppressedByItsOwnCause() {
        IOException cause = new IOException("cause");
        IllegalStateException thrown = new IllegalStateException("top", cause);
        cause.addSuppressed(thrown);

        assertThat(cause(carried(thrown)).getSuppressed())
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                .hasMessageStartingWith("[CIRCULAR OR TOO DEEP");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 20_000})
    void cutsCausesThatAreTooDeep(int depth) {
        Throwable thrown = new IOException("0");
        for (int i = 1; i < depth; i++) {
            thrown = new IOException(Integer.toString(i), thrown);
        }

        Throwable carried = carried(thrown);

        for (int i = 0; i <= 100; i++) {
            assertThat(carried).isExactlyInstanceOf(IOException.class).hasMessage(Integer.toString(depth - 1 - i));
            carried = cause(carried);
        }
        assertThat(carried)
                .isExactlyInstanceOf(RemoteTaskException.class)
                .hasMessage("[CIRCULAR OR TOO DEEP: java.io.IOException]")
                .hasNoCause();
    }

    @Test
    void cutsTheTraceOfAStackOverflow() {
        Throwable thrown = thrownBy(EncodedThrowableTest::recurse);
        assertThat(thrown.getStackTrace()).hasSizeGreaterThanOrEqualTo(1024);

        Throwable carried = carried(thrown);

        assertThat(carried).isExactlyInstanceOf(StackOverflowError.class);
        assertThat(carried.getStackTrace()).hasSize(1024);
        assertSameFrames(carried, thrown);
    }

    @SuppressWarnings("InfiniteRecursion") // on purpose
    private static void recurse() {
        recurse();
    }

    @Test
    void cutsWhatIsSuppressedBeyondAHundred() {
        IOException thrown = new IOException("top");
        for (int i = 0; i < 150; i++) {
            thrown.addSuppressed(new IOException(Integer.toString(i)));
        }

        assertThat(carried(thrown).getSuppressed()).hasSize(100).allMatch(each -> each instanceof IOException);
    }

    @Test
    void keepsThatSuppressionIsDisabledAndTheTraceIsNotWritable() {
        Throwable error = new Quiet("quiet");
        error.addSuppressed(new IOException("never"));

        Throwable carried = PAYLOAD_OF_QUIET.decodeThrown(PAYLOAD_OF_QUIET.encodeThrown(error));

        assertThat(carried).isExactlyInstanceOf(Quiet.class).hasMessage("quiet");
        assertThat(carried.getStackTrace()).isEmpty();
        carried.addSuppressed(new IOException("never"));
        carried.setStackTrace(new IOException("x").getStackTrace());
        assertThat(carried.getSuppressed()).isEmpty();
        assertThat(carried.getStackTrace()).isEmpty();
        assertThat(carried(new Undeclared("not declared", false, false)))
                .isExactlyInstanceOf(RemoteTaskException.class)
                .hasMessage(Undeclared.class.getName() + ": not declared");
    }

    private static final SerializedPayload PAYLOAD_OF_QUIET = SerializedPayload.of(Worker.class, Quiet.class);

    static final class Quiet extends RuntimeException {
        private static final long serialVersionUID = 1;

        Quiet(String message) {
            super(message, null, false, false);
        }
    }

    // What a worker should not send.

    private static EncodedThrowable thrown(
            String className, byte @Nullable [] state, @Nullable EncodedThrowable cause) {
        return new EncodedThrowable(
                className,
                className + ": text",
                new StackTraceElement[0],
                state == null ? null : new ThrownState(state, true, null, 0),
                null,
                cause,
                List.of(),
                List.of());
    }

    @Test
    void standsInWhereTheStateIsOfAnotherClass() throws IOException {
        byte[] state = Objects.requireNonNull(ThrownFormat.fromBytes(PAYLOAD.encodeThrown(new IOException("x")))
                        .state())
                .bytes();
        ByteArrayOutputStream noThrowable = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(noThrowable)) {
            out.writeObject("text");
        }

        assertThat(PAYLOAD.decodeThrown(ThrownFormat.toBytes(thrown("java.lang.Error", state, null))))
                .isExactlyInstanceOf(RemoteTaskException.class)
                .hasMessage("java.lang.Error: text");
        assertThat(PAYLOAD.decodeThrown(
                        ThrownFormat.toBytes(thrown("java.lang.String", noThrowable.toByteArray(), null))))
                .isExactlyInstanceOf(RemoteTaskException.class)
                .hasMessageStartingWith("java.lang.String: text (it could not be restored here: ");
    }

    @Test
    void refusesMoreDepthThanItSends() {
        EncodedThrowable deep = thrown("a.B", null, null);
        for (int i = 0; i < 500; i++) {
            deep = thrown("a.B", null, deep);
        }
        byte[] bytes = ThrownFormat.toBytes(deep);

        assertThatThrownBy(() -> PAYLOAD.decodeThrown(bytes))
                .isInstanceOf(PayloadException.class)
                .hasMessage("test: what the worker sent as an exception cannot be read: "
                        + "An exception with causes more than 100 deep");
    }

    @Test
    void refusesEveryPartOfAnException() {
        for (byte[] whole : corpus()) {
            for (int length = 0; length < whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> PAYLOAD.decodeThrown(part)).isInstanceOf(PayloadException.class);
            }
        }
    }

    @Test
    void refusesOrReadsWhatIsScribbledOn() {
        Random random = new Random(42);
        List<byte[]> corpus = corpus();
        int refused = 0;
        long most = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = Scribble.on(corpus.get(i % corpus.size()), random);
            long before = Allocation.bytesSoFar();
            try {
                Objects.requireNonNull(PAYLOAD.decodeThrown(bytes));
            } catch (PayloadException e) {
                refused++;
            }
            most = Math.max(most, Allocation.bytesSoFar() - before);
        }
        assertThat(refused).isBetween(1000, 9_000); // many changes only make another text
        assertThat(most).isLessThan(5_000_000);
    }

    /** With few frames: most of the bytes are to be of other kinds. */
    public static List<byte[]> corpus() {
        IOException io = new IOException("x", new Undeclared("y", null));
        io.addSuppressed(new Error("z"));
        return Stream.of(
                        io,
                        new Declared("d", 1, new UncheckedIOException(new IOException("c"))),
                        new Several(List.of(new IOException("1"), new InvocationTargetException(io)), io),
                        new TaskTimeoutException(
                                "late", "slow", Duration.ofSeconds(1), Duration.ofSeconds(2), "w", 7, "", "", ""))
                .map(throwable -> {
                    shorten(throwable);
                    return PAYLOAD.encodeThrown(throwable);
                })
                .toList();
    }

    private static void shorten(@Nullable Throwable throwable) {
        if (throwable != null) {
            throwable.setStackTrace(Arrays.copyOf(throwable.getStackTrace(), 2));
            Arrays.stream(throwable.getSuppressed()).forEach(EncodedThrowableTest::shorten);
            shorten(throwable.getCause());
        }
    }
}
