package org.paralleltask.payload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.Stack;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
@SuppressWarnings({"JavaUtilDate", "JdkObsolete", "IdentityHashMapUsage"}) // what is old travels too
public class TaskMarshallerTest {
    private static final SerializedPayload PAYLOAD = payload(
            Anything.class,
            Everything.class,
            Point.class,
            Pair.class,
            Empty.class,
            Shouted.class,
            Plain.class,
            WithBodies.class);

    static SerializedPayload payload(Class<?>... allowed) {
        return SerializedPayload.of(
                TaskMarshallerTest.class,
                Stream.concat(Stream.of(allowed), Stream.of(Task.class, Result.class))
                        .toArray(Class<?>[]::new));
    }

    record Task() implements Serializable {}

    record Result() implements Serializable {}

    @SuppressWarnings("serial") // on purpose
    public record Anything(@Nullable Object value) implements Serializable {}

    enum Plain {
        A,
        B
    }

    enum WithBodies {
        PLUS {
            @Override
            int of(int a, int b) {
                return a + b;
            }
        },
        MINUS {
            @Override
            int of(int a, int b) {
                return a - b;
            }
        };

        abstract int of(int a, int b);
    }

    // Records that are not Serializable.

    record Point(int x, double y) {}

    record Pair<A, B>(@Nullable A first, @Nullable B second) {}

    record Empty() {}

    record Shouted(String text) {
        Shouted {
            text = text.toUpperCase(Locale.ROOT);
        }
    }

    record Everything(
            boolean z,
            byte b,
            char c,
            short s,
            int i,
            long j,
            float f,
            double d,
            @Nullable String text,
            Optional<Point> point,
            Map<WithBodies, List<Path>> map,
            Set<? extends Point> points) {}

    // Round trips.

    static Stream<Arguments> values() throws Exception {
        NavigableMap<String, Integer> tree = new TreeMap<>(Map.of("a", 1, "b", 2, "c", 3, "d", 4));
        List<Integer> numbers = new ArrayList<>(List.of(1, 2, 3, 4, 5));
        Map<Plain, Integer> enumMap = new EnumMap<>(Map.of(Plain.B, 2));
        Properties properties = new Properties();
        properties.setProperty("key", "value");
        Set<String> concurrentSet = ConcurrentHashMap.newKeySet();
        concurrentSet.add("x");
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Europe/Paris"));
        BitSet bits = new BitSet();
        bits.set(77);
        return Stream.<Object>of(
                        true,
                        (byte) -1,
                        'ä',
                        (short) 300,
                        Integer.MIN_VALUE,
                        Long.MAX_VALUE,
                        Float.MIN_VALUE,
                        -0.0,
                        Double.NaN,
                        "",
                        "𝄞 and \0 and ü",
                        "long".repeat(50_000),
                        new boolean[] {true},
                        new byte[0],
                        new byte[] {1, 2},
                        new char[] {'x'},
                        new short[] {1},
                        new int[] {1, 2, 3},
                        new long[] {Long.MIN_VALUE},
                        new float[] {1.5f},
                        new double[] {Double.NEGATIVE_INFINITY},
                        new int[][][] {{{1, 2}, {}}, {}},
                        new String[][] {{"a", null}, null},
                        new Object[] {1, "a", new Object[] {List.of()}},
                        new Point[] {new Point(1, 2), null},
                        new Point[][] {{new Point(1, 2)}},
                        new Plain[] {Plain.A},
                        new Path[] {Path.of("a")},
                        new Optional<?>[] {Optional.of(1)},
                        Optional.empty(),
                        Optional.of("x"),
                        Optional.of(Optional.of(List.of(Optional.empty()))),
                        OptionalInt.empty(),
                        OptionalInt.of(-1),
                        OptionalLong.empty(),
                        OptionalLong.of(Long.MAX_VALUE),
                        OptionalDouble.empty(),
                        OptionalDouble.of(0.5),
                        Path.of("relative/ä"),
                        Path.of("").toAbsolutePath(),
                        new URI("https://example.org/a?b#c"),
                        Instant.ofEpochSecond(1, 5),
                        Duration.ofNanos(-1),
                        Period.ofDays(3),
                        LocalDate.of(2024, 2, 29),
                        LocalTime.MAX,
                        LocalDateTime.MIN,
                        Year.of(2024),
                        YearMonth.of(2024, 2),
                        MonthDay.of(2, 29),
                        OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.ofHours(-5)),
                        ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneId.of("Europe/Berlin")),
                        ZoneId.of("UTC"),
                        DayOfWeek.MONDAY,
                        JapaneseDate.of(2024, 1, 1),
                        BigInteger.TWO.pow(1000),
                        new BigDecimal("1.2300"),
                        Plain.B,
                        WithBodies.MINUS,
                        TimeUnit.HOURS,
                        UUID.randomUUID(),
                        Locale.CANADA_FRENCH,
                        Currency.getInstance("EUR"),
                        new Date(1),
                        bits,
                        List.of(),
                        List.of(1),
                        List.of(1, 2),
                        List.of(1, 2, 3),
                        Set.of(),
                        Set.of("a"),
                        Set.of("a", "b", "c"),
                        Map.of(),
                        Map.of("a", 1),
                        Map.of("a", 1, "b", 2),
                        Map.entry("a", 1),
                        new SimpleEntry<>("a", 1),
                        Arrays.asList(1, null),
                        Arrays.asList("a", "b"),
                        new ArrayList<>(),
                        numbers,
                        new LinkedList<>(numbers),
                        new Vector<>(numbers),
                        stack("a", "b"),
                        new CopyOnWriteArrayList<>(numbers),
                        new HashSet<>(numbers),
                        new LinkedHashSet<>(numbers),
                        new TreeSet<>(numbers),
                        new TreeSet<>(Set.of("a", "b")).descendingSet(),
                        new TreeSet<>(Comparator.<String>reverseOrder()),
                        new HashMap<>(tree),
                        new HashMap<>(1000, 0.25f),
                        new LinkedHashMap<>(tree),
                        tree,
                        tree.subMap("b", "d"),
                        tree.headMap("c", true),
                        tree.tailMap("b"),
                        tree.descendingMap(),
                        caseInsensitive("KEY"),
                        new Hashtable<>(tree),
                        properties,
                        new ConcurrentHashMap<>(tree),
                        concurrentSet,
                        new ConcurrentSkipListMap<>(tree),
                        new ConcurrentSkipListMap<>(tree).headMap("c"),
                        new ConcurrentSkipListSet<>(numbers),
                        enumMap,
                        new EnumMap<>(WithBodies.class),
                        EnumSet.of(Plain.A),
                        EnumSet.noneOf(WithBodies.class),
                        Collections.emptyList(),
                        Collections.emptySet(),
                        Collections.emptyMap(),
                        Collections.emptyNavigableMap(),
                        Collections.emptyNavigableSet(),
                        Collections.singleton(1),
                        Collections.singletonList(1),
                        Collections.singletonMap("a", 1),
                        Collections.nCopies(3, "x"),
                        Collections.unmodifiableList(numbers),
                        Collections.unmodifiableList(new LinkedList<>(numbers)),
                        Collections.unmodifiableList(numbers.subList(1, 3)),
                        Collections.unmodifiableSet(new HashSet<>(numbers)),
                        Collections.unmodifiableSet(tree.keySet()),
                        Collections.unmodifiableSortedSet(new TreeSet<>(numbers)),
                        Collections.unmodifiableNavigableSet(new TreeSet<>(numbers)),
                        Collections.unmodifiableMap(tree),
                        Collections.unmodifiableMap(tree).entrySet(),
                        Collections.unmodifiableSortedMap(tree),
                        Collections.unmodifiableNavigableMap(tree),
                        Collections.synchronizedList(numbers),
                        Collections.synchronizedSet(new HashSet<>(numbers)),
                        Collections.synchronizedSortedSet(new TreeSet<>(numbers)),
                        Collections.synchronizedNavigableSet(new TreeSet<>(numbers)),
                        Collections.synchronizedMap(new HashMap<>(tree)),
                        Collections.synchronizedSortedMap(tree),
                        Collections.synchronizedNavigableMap(tree),
                        setFromMap(new ConcurrentHashMap<>()),
                        Collections.checkedList(numbers, Integer.class),
                        Collections.checkedList(new LinkedList<>(numbers), Integer.class),
                        Collections.checkedSet(new HashSet<>(numbers), Integer.class),
                        Collections.checkedNavigableSet(new TreeSet<>(numbers), Integer.class),
                        Collections.checkedMap(new HashMap<>(tree), String.class, Integer.class),
                        Collections.checkedNavigableMap(tree, String.class, Integer.class),
                        new TreeMap<String, Integer>(Comparator.naturalOrder()),
                        new TreeSet<>(Comparator.nullsFirst(Comparator.<String>naturalOrder())),
                        // Older values, whose parts have classes that no type tells of.
                        TimeZone.getTimeZone("Europe/Paris"),
                        new SimpleTimeZone(3_600_000, "somewhere"),
                        calendar,
                        Calendar.getInstance(Locale.forLanguageTag("th-TH-u-ca-buddhist")),
                        Calendar.getInstance(Locale.forLanguageTag("ja-JP-u-ca-japanese")),
                        new SimpleDateFormat("yyyy-MM-dd", Locale.ROOT),
                        new DecimalFormat("0.0"),
                        new MessageFormat("{0,number} at {1,date}", Locale.ROOT),
                        NumberFormat.getCompactNumberInstance(Locale.ROOT, NumberFormat.Style.SHORT),
                        new File("a/b"),
                        InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                        InetAddress.getByAddress(new byte[16]),
                        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 80),
                        // Views, which are not Serializable.
                        numbers.subList(1, 4),
                        List.of(1, 2, 3, 4).subList(1, 3),
                        Arrays.asList(1, 2, 3).subList(0, 2),
                        new HashMap<>(tree).keySet(),
                        new HashMap<>(tree).entrySet(),
                        Map.of("a", 1).keySet(),
                        Map.of("a", 1).entrySet(),
                        tree.keySet(),
                        tree.descendingKeySet(),
                        tree.entrySet(),
                        tree.firstEntry(),
                        enumMap.keySet(),
                        new ConcurrentHashMap<>(tree).keySet(),
                        new ConcurrentHashMap<>(tree).entrySet(),
                        // Records.
                        new Point(1, -0.0),
                        new Empty(),
                        new Pair<>(null, new Pair<>(new Point(1, 2), List.of(new Empty()))),
                        List.of(new Point(1, 2), new Point(1, 2)),
                        everything())
                .map(value -> Arguments.of(value));
    }

    static Everything everything() {
        return new Everything(
                true,
                (byte) 1,
                'c',
                (short) 2,
                3,
                4,
                5.5f,
                6.5,
                null,
                Optional.of(new Point(1, 2)),
                Map.of(WithBodies.PLUS, List.of(Path.of("a", "b"))),
                Set.of(new Point(3, 4)));
    }

    private static Stack<String> stack(String... elements) {
        Stack<String> stack = new Stack<>();
        stack.addAll(List.of(elements));
        return stack;
    }

    private static Set<Plain> setFromMap(Map<Plain, Boolean> map) {
        Set<Plain> set = Collections.newSetFromMap(map);
        set.add(Plain.A);
        return set;
    }

    private static Map<String, Integer> caseInsensitive(String key) {
        Map<String, Integer> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        map.put(key, 1);
        return map;
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("values")
    void carries(Object value) {
        assertThat(carried(value)).isEqualTo(value);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("values")
    void carriesARecordThatIsNotSerializable(Object value) {
        Pair<?, ?> pair = new Pair<>(value, null);

        assertThat(((Pair<?, ?>) carried(pair)).first()).isEqualTo(value);
        assertThat(((Optional<?>) carried(Optional.of(value))).orElseThrow()).isEqualTo(value);
    }

    /** Collections that have no {@code equals} of their own. */
    static Stream<Collection<?>> collectionsByContent() {
        Map<String, Integer> map = new TreeMap<>(Map.of("a", 1, "b", 2));
        return Stream.of(
                new ArrayDeque<>(List.of(1, 2, 3)),
                new PriorityQueue<>(List.of(3, 1, 2)),
                new ConcurrentLinkedQueue<>(List.of(1)),
                map.values(),
                new HashMap<>(map).values(),
                Map.of("a", 1).values(),
                new ConcurrentHashMap<>(map).values(),
                new EnumMap<>(Map.of(Plain.A, 1)).values(),
                Collections.unmodifiableCollection(map.values()),
                Collections.synchronizedCollection(new ArrayList<>(List.of(1))),
                setFromMap(new IdentityHashMap<>()));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("collectionsByContent")
    void carriesTheContentOfACollection(Collection<?> collection) {
        assertThat(((Collection<?>) carried(collection)).toArray()).isEqualTo(collection.toArray());
    }

    @Test
    void carriesNull() {
        assertThat(PAYLOAD.decode(PAYLOAD.encode(new Anything(null)), Anything.class))
                .isEqualTo(new Anything(null));
    }

    @Test
    void carriesNumbersThatChange() {
        assertThat(((AtomicLong) carried(new AtomicLong(7))).get()).isEqualTo(7);
    }

    @Test
    void carriesSumsAndPatterns() {
        LongAdder longs = new LongAdder();
        longs.add(7);
        DoubleAdder doubles = new DoubleAdder();
        doubles.add(0.5);

        assertThat(((LongAdder) carried(longs)).sum()).isEqualTo(7);
        assertThat(((DoubleAdder) carried(doubles)).sum()).isEqualTo(0.5);
        assertThat(((AtomicReference<?>) carried(new AtomicReference<>("x"))).get())
                .isEqualTo("x");
        assertThat(((AtomicIntegerArray) carried(new AtomicIntegerArray(new int[] {1, 2}))).get(1))
                .isEqualTo(2);
        assertThat(((Pattern) carried(Pattern.compile("a|b", Pattern.COMMENTS))).flags())
                .isEqualTo(Pattern.COMMENTS);
        assertThat(((Queue<?>) carried(Collections.asLifoQueue(new ArrayDeque<>(List.of(1))))).peek())
                .isEqualTo(1);
    }

    @Test
    @SuppressWarnings("StringOperationCanBeSimplified") // two objects
    void refusesViewsThatCompareByIdentity() {
        Map<String, Integer> map = new IdentityHashMap<>(Map.of("a", 1));
        map.put(new String("a"), 2);

        assertThat(((Map<?, ?>) carried(map))).hasSize(2);
        assertThatThrownBy(() -> carried(map.keySet())).hasMessageContaining("it compares its keys by identity");
    }

    @Test
    void carriesEnumsAsTheOneInstance() {
        assertThat(carried(WithBodies.PLUS)).isSameAs(WithBodies.PLUS);
        assertThat(((WithBodies) carried(WithBodies.MINUS)).of(5, 3)).isEqualTo(2);
    }

    @Test
    void carriesAClassThatMayCross() {
        assertThat(carried(Point.class)).isEqualTo(Point.class);
    }

    @Test
    void keepsTheComparatorOfATreeMap() {
        Map<?, ?> map = (Map<?, ?>) carried(caseInsensitive("Key"));

        assertThat(map.get("KEY")).isEqualTo(1);
    }

    @Test
    void keepsWhatIsUnmodifiableUnmodifiable() {
        assertThat((List<?>) carried(List.of(1))).isUnmodifiable();
        assertThat((Map<?, ?>) carried(Collections.unmodifiableMap(new HashMap<>(Map.of(1, 2)))))
                .isUnmodifiable();
    }

    @Test
    void rebuildsARecordByItsConstructor() {
        byte[] bytes = PAYLOAD.encode(new Anything(new Shouted("hello")));
        byte[] whispered = replace(bytes, "HELLO", "hello");

        assertThat(PAYLOAD.decode(whispered, Anything.class)).isEqualTo(new Anything(new Shouted("HELLO")));
    }

    @Test
    void carriesTwentyMegabytes() {
        byte[] large = new byte[20_000_000];
        new Random(1).nextBytes(large);

        assertThat(carried(large)).isEqualTo(large);
    }

    private static Object carried(Object value) {
        Anything read = PAYLOAD.decode(PAYLOAD.encode(new Anything(value)), Anything.class);
        return Objects.requireNonNull(read.value());
    }

    static byte[] replace(byte[] bytes, String old, String with) {
        String text = new String(bytes, ISO_8859_1);
        assertThat(text).contains(old);
        assertThat(with).hasSameSizeAs(old);
        return text.replace(old, with).getBytes(ISO_8859_1);
    }
}
