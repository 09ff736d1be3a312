package org.paralleltask.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.PayloadException;
import org.paralleltask.payload.TaskMarshallerTest.Anything;
import org.paralleltask.payload.TaskMarshallerTest.Everything;
import org.paralleltask.payload.TaskMarshallerTest.Pair;
import org.paralleltask.payload.TaskMarshallerTest.Plain;
import org.paralleltask.payload.TaskMarshallerTest.Point;
import org.paralleltask.payload.TaskMarshallerTest.Result;
import org.paralleltask.payload.TaskMarshallerTest.Task;
import org.paralleltask.payload.TaskMarshallerTest.WithBodies;
import org.paralleltask.wire.Allocation;
import org.paralleltask.wire.Scribble;
import org.paralleltask.wire.Sneaky;

/** What may not be sent, may not be read, or is damaged: always a {@link PayloadException}. */
@Timeout(60)
@SuppressWarnings({"JdkObsolete", "IdentityHashMapUsage"}) // what is old travels too
public class PayloadRefusalTest {
    /**
     * The memory that it takes to read a small payload, whatever it claims to hold: buffers, descriptors, an exception,
     * and once the search for a class that is not on the class path.
     */
    private static final long LITTLE = 5_000_000;

    public static final SerializedPayload PAYLOAD = TaskMarshallerTest.payload(
            Anything.class,
            Everything.class,
            Point.class,
            Pair.class,
            Plain.class,
            WithBodies.class,
            Picky.class,
            PickyRecord.class,
            Link.class,
            SerializableLink.class,
            Failing.class,
            Permitted.class);

    private static final List<String> EVENTS = new ArrayList<>();

    /** Whether the constructors of what is picky fail. */
    private static boolean choosy;

    @BeforeEach
    void forget() {
        EVENTS.clear();
        choosy = false;
    }

    // What cannot be sent.

    /** Says nothing about how it could travel. */
    private static final class Opaque {}

    static Stream<Arguments> unsendable() {
        Opaque opaque = new Opaque();
        return Stream.<Object>of(
                        opaque,
                        List.of(1, opaque),
                        Map.of("a", List.of(Optional.of(opaque))),
                        new Pair<>(1, new Pair<>(opaque, null)),
                        new ArrayList<>(List.of(1, opaque)).subList(1, 2))
                .map(value -> Arguments.of(value));
    }

    @ParameterizedTest
    @MethodSource("unsendable")
    @DisplayName("C5: what is not Serializable is refused by name where it is sent")
    void refusesToSendWhatIsNotSerializable(Object value) {
        assertThatThrownBy(() -> PAYLOAD.encode(new Anything(value)))
                .isInstanceOf(PayloadException.class)
                .hasMessage("test: Anything cannot be sent: " + Opaque.class.getName()
                        + " is not Serializable. Let it implement Serializable, or pass something that does");
    }

    @Test
    void refusesToSendALambda() {
        Supplier<String> lambda = () -> "x";

        assertThatThrownBy(() -> PAYLOAD.encode(new Anything(lambda)))
                .isInstanceOf(PayloadException.class)
                .hasMessageContaining(PayloadRefusalTest.class.getName() + "$$Lambda")
                .hasMessageContaining("is not Serializable");
    }

    @Test
    void refusesToSendAPathOfAnotherFileSystem(@TempDir Path directory) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(directory.resolve("a.zip"), Map.of("create", "true"))) {
            assertThatThrownBy(() -> PAYLOAD.encode(new Anything(zip.getPath("/etc/passwd"))))
                    .isInstanceOf(PayloadException.class)
                    .hasMessageContaining("it has a path of another file system than the default one: jar");
        }
    }

    /** Fails in the way that its text says when it is written or read. */
    private static final class Failing implements Serializable {
        private static final long serialVersionUID = 1;

        private final String when;

        Failing(String when) {
            this.when = when;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            fail("write ", when);
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            fail("read ", when);
        }

        private static void fail(String prefix, String when) throws IOException {
            switch (when.startsWith(prefix) ? when.substring(prefix.length()) : "") {
                case "exception" -> throw new IllegalStateException("went wrong");
                case "checked" -> throw new IOException("went wrong");
                case "error" -> throw new Error("went wrong");
                case "assertion" -> throw new AssertionError("went wrong");
                case "linkage" -> throw new NoClassDefFoundError("went wrong");
                case "speechless" -> throw new Speechless();
                case "sneaky" -> Sneaky.doThrow(new Exception("went wrong"));
                default -> {}
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "checked", "error", "assertion", "linkage", "sneaky"})
    @DisplayName("C7: whatever fails as it is written is a PayloadException")
    void failsOrderlyAsItIsWritten(String failure) {
        assertThatThrownBy(() -> PAYLOAD.encode(new Anything(new Failing("write " + failure))))
                .isInstanceOf(PayloadException.class)
                .hasMessageStartingWith("test: Anything cannot be sent: ")
                .hasRootCauseMessage("went wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "checked", "error", "assertion", "linkage", "sneaky"})
    @DisplayName("C6, C8: whatever fails as it is read is a PayloadException")
    void failsOrderlyAsItIsRead(String failure) {
        byte[] bytes = PAYLOAD.encode(new Anything(new Failing("read " + failure)));

        assertThatThrownBy(() -> PAYLOAD.decode(bytes, Anything.class))
                .isInstanceOf(PayloadException.class)
                .hasMessageStartingWith("test: Anything of " + bytes.length + " bytes cannot be read: ")
                .hasRootCauseMessage("went wrong");
    }

    /** Cannot even say what went wrong. */
    private static final class Speechless extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }
    }

    @Test
    @DisplayName("C7: a failure that cannot say what it is is named")
    void namesAFailureWithoutWords() {
        assertThatThrownBy(() -> PAYLOAD.encode(new Anything(new Failing("write speechless"))))
                .isInstanceOf(PayloadException.class)
                .hasMessage("test: Anything cannot be sent: " + Speechless.class.getName());
    }

    /** Serializable, and its constructor may fail. */
    record Picky(int x) implements Serializable {
        Picky {
            if (choosy) {
                throw new AssertionError("not that one");
            }
        }
    }

    /** Not Serializable; its constructor may fail, and so may its accessor. */
    record PickyRecord(int x) {
        PickyRecord {
            if (choosy) {
                throw new AssertionError("not that one");
            }
        }

        @Override
        public int x() {
            if (choosy) {
                throw new IllegalStateException("not now");
            }
            return x;
        }
    }

    @Test
    @DisplayName("C6, C8: a constructor that fails is a PayloadException")
    void saysWhatAConstructorThrew() {
        byte[] serializable = PAYLOAD.encode(new Anything(new Picky(1)));
        byte[] other = PAYLOAD.encode(new Anything(new PickyRecord(1)));
        choosy = true;

        assertThatThrownBy(() -> PAYLOAD.decode(serializable, Anything.class))
                .isInstanceOf(PayloadException.class)
                .hasMessageContaining("not that one");
        assertThatThrownBy(() -> PAYLOAD.decode(other, Anything.class))
                .isInstanceOf(PayloadException.class)
                .hasMessageEndingWith("the constructor of " + PickyRecord.class.getName()
                        + " threw java.lang.AssertionError: not that one");
    }

    @Test
    @DisplayName("C7: an accessor that fails is a PayloadException")
    void saysWhatAnAccessorThrew() {
        Anything value = new Anything(new PickyRecord(1));
        choosy = true;

        assertThatThrownBy(() -> PAYLOAD.encode(value))
                .isInstanceOf(PayloadException.class)
                .hasMessage("test: Anything cannot be sent: the accessor x() of " + PickyRecord.class.getName()
                        + " threw java.lang.IllegalStateException: not now");
    }

    // What may not cross.

    /** Deserialization calls its constructor. */
    static class Noisy {
        Noisy() {
            EVENTS.add("instantiated");
        }
    }

    static final class Permitted extends Noisy implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /** Its name is as long as Permitted's, so that one becomes the other in the bytes; nothing else refers to it. */
    static final class Forbidden extends Noisy implements Serializable {
        private static final long serialVersionUID = 1;

        static {
            EVENTS.add("initialized");
        }
    }

    @Test
    void touchesNothingOfAClassThatMayNotCross() {
        byte[] permitted = PAYLOAD.encode(new Anything(List.of(new Permitted())));
        byte[] forbidden = TaskMarshallerTest.replace(permitted, "Permitted", "Forbidden");
        EVENTS.clear();

        assertThatThrownBy(() -> PAYLOAD.decode(forbidden, Anything.class))
                .isInstanceOf(PayloadException.class)
                .hasMessage("test: Anything of " + forbidden.length + " bytes cannot be read: "
                        + "org.paralleltask.payload.PayloadRefusalTest$Forbidden; this class may not cross between the processes,"
                        + " for the types of the method do not reach it. If it should, write allowNames ="
                        + " \"org.paralleltask.payload.PayloadRefusalTest$Forbidden\" in @ParallelTask, or"
                        + " options.allow(\"org.paralleltask.payload.PayloadRefusalTest$Forbidden\"); for all of its package,"
                        + " \"org.paralleltask.payload.*\"");
        assertThat(EVENTS).isEmpty();

        TaskMarshallerTest.payload(Anything.class, Forbidden.class).decode(forbidden, Anything.class);
        assertThat(EVENTS).containsExactly("initialized", "instantiated");
    }

    enum Unlisted {
        X
    }

    record UnlistedRecord(int x) {}

    private interface SerializableSupplier extends Supplier<String>, Serializable {}

    static Stream<Arguments> unlisted() throws Exception {
        SerializableSupplier lambda = () -> "x";
        return Stream.<Object>of(
                        Unlisted.X,
                        Unlisted.class,
                        new Unlisted[0],
                        new Unlisted[0][0],
                        new EnumMap<>(Map.of(Unlisted.X, 1)),
                        EnumSet.noneOf(Unlisted.class),
                        new UnlistedRecord(1),
                        List.of(Optional.of(new UnlistedRecord(1))),
                        new URL("file:/"),
                        new Random(1),
                        new Exception(),
                        lambda)
                .map(value -> Arguments.of(value));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("unlisted")
    void refusesClassesThatAreNotListed(Object value) throws Exception {
        if (!(value instanceof Throwable)) {
            assertThatThrownBy(() -> PAYLOAD.encode(new Anything(value)))
                    .isInstanceOf(PayloadException.class)
                    .hasMessageStartingWith("test: Anything cannot be sent: ")
                    .hasMessageContaining(" may not cross between the processes");
        }

        byte[] bytes = encodeCarelessly(new Anything(value));
        assertThatThrownBy(() -> PAYLOAD.decode(bytes, Anything.class))
                .isInstanceOf(PayloadException.class)
                .hasMessageContaining(" may not cross between the processes");
    }

    @Test
    void saysOfALambdaWhatMayStandInItsPlace() {
        SerializableSupplier lambda = () -> "x";

        assertThatThrownBy(() -> PAYLOAD.encode(new Anything(lambda)))
                .isInstanceOf(PayloadException.class)
                .hasMessage(
                        "test: Anything cannot be sent: a lambda may not cross between the processes: only the classes"
                                + " of this process know its code. Send an enum constant or a record that implements its"
                                + " interface instead");
    }

    /** As a worker does that is not ours. */
    private static byte[] encodeCarelessly(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes) {
            {
                enableReplaceObject(true);
            }

            @Override
            protected @Nullable Object replaceObject(Object object) {
                return SerializationProxy.of(object);
            }
        }) {
            out.writeObject(value);
        }
        ByteArrayOutputStream withSize = new ByteArrayOutputStream();
        for (int rest = bytes.size(); rest > 0; rest >>>= 7) {
            withSize.write(rest > 0x7F ? rest | 0x80 : rest);
        }
        bytes.writeTo(withSize);
        return withSize.toByteArray();
    }

    @Test
    void refusesADynamicProxy() throws Exception {
        Object proxy = Proxy.newProxyInstance(
                PayloadRefusalTest.class.getClassLoader(), new Class<?>[] {Comparable.class}, (SerializableHandler)
                        (self, method, args) -> null);
        byte[] bytes = encodeCarelessly(new Anything(proxy));

        assertThatThrownBy(() -> PAYLOAD.encode(new Anything(proxy)))
                .isInstanceOf(PayloadException.class)
                .hasMessageContaining("a dynamic proxy may not cross");
        assertThatThrownBy(() -> PAYLOAD.decode(bytes, Anything.class))
                .isInstanceOf(PayloadException.class)
                .hasMessageContaining("a dynamic proxy may not cross");
    }

    private interface SerializableHandler extends InvocationHandler, Serializable {}

    @Test
    void refusesAClassThatIsOnTheListAndNotThere() {
        byte[] bytes =
                TaskMarshallerTest.replace(PAYLOAD.encode(new Anything(new Permitted())), "Permitted", "Forgotten");
        SerializedPayload payload = new SerializedPayload(
                PayloadRefusalTest.class, Anything.class.getName(), PayloadRefusalTest.class.getName() + "$Forgotten");

        assertThatThrownBy(() -> payload.decode(bytes, Anything.class))
                .isInstanceOf(PayloadException.class)
                .hasMessageEndingWith("cannot be read: org.paralleltask.payload.PayloadRefusalTest$Forgotten");
    }

    @Test
    void refusesAnotherRecordThanTheOneExpected() {
        byte[] bytes = PAYLOAD.encode(new Result());

        assertThatThrownBy(() -> PAYLOAD.decode(bytes, Task.class)).isInstanceOf(PayloadException.class);
    }

    @Test
    void refusesNullInPlaceOfARecord() {
        byte[] nothing = {5, (byte) 0xAC, (byte) 0xED, 0, 5, 0x70};

        assertThatThrownBy(() -> PAYLOAD.decode(nothing, Task.class))
                .isInstanceOf(PayloadException.class)
                .hasMessage("test: Task of 6 bytes cannot be read: it is null, where a value is needed");
    }

    // Bombs.

    @Test
    void refusesAnArrayLongerThanItsPayload() {
        byte[] bytes = PAYLOAD.encode(new Anything(new int[] {0x01020304}));
        ByteBuffer.wrap(bytes).putInt(bytes.length - 2 * Integer.BYTES, Integer.MAX_VALUE);

        assertRefusedWithLittle(() -> PAYLOAD.decode(bytes, Anything.class), LITTLE);
    }

    @Test
    void refusesArraysInArraysThatTogetherAreLongerThanTheirPayload() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(new Object[0]);
        int claimed = 50_000;
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (int i = 0; i < 1000; i++) { // each holds the next one as its first element
                out.write(new byte[] {0x75, 0x71, 0x00, 0x7e, 0x00, 0x00});
                out.writeInt(claimed);
            }
            out.write(new byte[claimed]);
        }
        byte[] bomb = bytes.toByteArray();
        ByteBuffer.wrap(bomb).putInt(emptyObjectArray().length - Integer.BYTES, claimed);

        assertRefusedWithLittle(() -> PAYLOAD.decode(bomb, Object[].class), 30L * bomb.length);
    }

    private static byte[] emptyObjectArray() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(new Object[0]);
        return bytes.toByteArray();
    }

    /** Every four bytes of every collection, taken for a size: one of them is. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 20_000_000})
    void allocatesNoMoreThanAPayloadCanHold(int size) {
        long most = 0;
        for (byte[] whole : corpus()) {
            for (int i = 0; i + Integer.BYTES <= whole.length; i++) {
                byte[] bytes = whole.clone();
                ByteBuffer.wrap(bytes).putInt(i, size);
                long before = Allocation.bytesSoFar();
                decodeOrRefuse(bytes);
                most = Math.max(most, Allocation.bytesSoFar() - before);
            }
        }
        assertThat(most).isLessThan(LITTLE);
    }

    private static void assertRefusedWithLittle(ThrowingCallable decode, long most) {
        long before = Allocation.bytesSoFar();
        Throwable thrown = catchThrowable(decode);
        long allocated = Allocation.bytesSoFar() - before;

        assertThat(thrown).isInstanceOf(PayloadException.class);
        assertThat(allocated).isLessThan(most);
    }

    // Depth.

    record Link(@Nullable Link next) {}

    record SerializableLink(@Nullable SerializableLink next) implements Serializable {}

    static Stream<Arguments> deep() {
        int depth = 30_000;
        Link link = null;
        SerializableLink serializableLink = null;
        List<Object> list = new ArrayList<>();
        Object[] array = new Object[1];
        for (int i = 0; i < depth; i++) {
            link = new Link(link);
            serializableLink = new SerializableLink(serializableLink);
            list = new ArrayList<>(Collections.singletonList(list));
            array = new Object[] {array};
        }
        return Stream.<Object>of(link, serializableLink, list, array).map(value -> Arguments.of(value));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("deep")
    void refusesWhatIsNestedTooDeeply(Object deep) throws InterruptedException {
        Anything value = new Anything(deep);
        List<byte[]> bytes = new ArrayList<>();
        runWithAGreatStack(() -> bytes.add(PAYLOAD.encode(value)));

        assertThatThrownBy(() -> PAYLOAD.encode(value))
                .isInstanceOf(PayloadException.class)
                .hasMessage("test: Anything cannot be sent: it is nested too deeply for Java serialization");
        assertThatThrownBy(() -> PAYLOAD.decode(bytes.get(0), Anything.class))
                .isInstanceOf(PayloadException.class)
                .hasMessage("test: Anything of " + bytes.get(0).length
                        + " bytes cannot be read: it is nested too deeply for Java serialization");
    }

    private static void runWithAGreatStack(Runnable deep) throws InterruptedException {
        Thread thread = new Thread(null, deep, "great-stack", 1L << 30);
        thread.start();
        thread.join();
    }

    // Damage.

    public static List<byte[]> corpus() {
        Map<String, Integer> map = Map.of("a", 1, "b", 2);
        return Stream.of(
                        TaskMarshallerTest.everything(),
                        new Pair<>(new int[] {1, 2}, new Point[] {new Point(1, 2)}),
                        List.of(List.of(1, 2, 3), Set.of("a"), Map.of(1, 2), new ArrayList<>(List.of(1, 2))),
                        List.of(new HashMap<>(map), new HashSet<>(map.keySet()), new TreeMap<>(map)),
                        List.of(new ArrayDeque<>(map.keySet()), new PriorityQueue<>(map.values())),
                        List.of(new IdentityHashMap<>(map), new ConcurrentHashMap<>(map), new Hashtable<>(map)),
                        List.of(new LinkedList<>(map.values()), new CopyOnWriteArrayList<>(map.values())),
                        List.of(new Vector<>(map.values()), new TreeSet<>(map.values()), new BitSet(5)),
                        List.of(EnumSet.of(Plain.A), new EnumMap<>(Map.of(WithBodies.PLUS, Plain.B))),
                        List.of(BigInteger.TEN, BigDecimal.ONE, UUID.randomUUID(), Locale.GERMANY, "text"),
                        List.of(ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneId.of("Europe/Berlin")), Instant.EPOCH),
                        List.of(Collections.nCopies(3, "x"), Collections.unmodifiableMap(new HashMap<>(map))))
                .map(value -> PAYLOAD.encode(new Anything(value)))
                .toList();
    }

    @Test
    void refusesEveryPartOfAPayload() {
        for (byte[] whole : corpus()) {
            for (int length = 0; length < whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> PAYLOAD.decode(part, Anything.class)).isInstanceOf(PayloadException.class);
            }
        }
    }

    @Test
    void refusesOrReadsWhatIsScribbledOn() {
        Random random = new Random(42);
        List<byte[]> corpus = corpus();
        int refused = 0;
        long most = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = Scribble.on(corpus.get(i % corpus.size()), random);
            long before = Allocation.bytesSoFar();
            refused += decodeOrRefuse(bytes) ? 0 : 1;
            most = Math.max(most, Allocation.bytesSoFar() - before);
        }
        assertThat(most).isLessThan(LITTLE);
        assertThat(refused).isBetween(10_000, 19_999); // some changes only make another value
    }

    /** Whether these bytes hold a value. */
    private static boolean decodeOrRefuse(byte[] bytes) {
        try {
            return PAYLOAD.decode(bytes, Anything.class) != null;
        } catch (PayloadException refused) {
            return false;
        }
    }
}
