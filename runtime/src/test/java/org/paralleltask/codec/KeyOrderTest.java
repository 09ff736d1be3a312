package org.paralleltask.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.codec.bytes.CodecException;

/** A set or a map finds the same keys after it has been sent, or it is refused when it is sent. */
@Timeout(60)
@SuppressWarnings({"NullAway", "IdentityHashMapUsage"})
class KeyOrderTest {
    private static Map<String, Integer> copy(Map<String, Integer> map) {
        return Copies.read(write(map), in -> Containers.readMap(in, Decoder::readString, JdkValues::readInteger));
    }

    private static Bytes write(Map<String, Integer> map) {
        return Copies.write(map, (out, all) -> Containers.writeMap(out, all, Encoder::writeString, JdkValues::write));
    }

    private static Set<String> copy(Set<String> set) {
        return Copies.read(
                Copies.write(set, (out, all) -> Containers.writeSet(out, all, Encoder::writeString)),
                in -> Containers.readSet(in, Decoder::readString));
    }

    private static NavigableMap<String, Integer> sortedBy(Comparator<? super String> order) {
        TreeMap<String, Integer> map = new TreeMap<>(order);
        map.put("b", 2);
        map.put("Content-Type", 1);
        map.put("a", 3);
        return map;
    }

    static Stream<Arguments> sorted() {
        Map<String, Comparator<String>> orders = new LinkedHashMap<>();
        orders.put("natural, unsaid", null);
        orders.put("natural", Comparator.naturalOrder());
        orders.put("reverse", Comparator.reverseOrder());
        orders.put("case insensitive", String.CASE_INSENSITIVE_ORDER);
        orders.put("its reverse", Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER));
        Map<String, Function<NavigableMap<String, Integer>, Map<String, Integer>>> kinds = new LinkedHashMap<>();
        kinds.put("tree", map -> map);
        kinds.put("skip list", map -> new ConcurrentSkipListMap<>(map));
        kinds.put("descending", NavigableMap::descendingMap);
        kinds.put("part", map -> map.headMap(map.lastKey(), true));
        kinds.put("unmodifiable", Collections::unmodifiableMap);
        kinds.put("unmodifiable sorted", Collections::unmodifiableNavigableMap);
        kinds.put("synchronized", Collections::synchronizedMap);
        kinds.put("checked", map -> Collections.checkedMap(map, String.class, Integer.class));
        kinds.put("wrapped twice", map -> Collections.unmodifiableMap(Collections.synchronizedMap(map)));
        return orders.entrySet().stream()
                .flatMap(order -> kinds.entrySet().stream()
                        .map(kind -> arguments(
                                order.getKey() + ", " + kind.getKey(),
                                kind.getValue().apply(sortedBy(order.getValue())))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sorted")
    void sortedMapsFindAndOrderWhatTheyDidBefore(String name, Map<String, Integer> map) {
        Map<String, Integer> arrived = copy(map);

        assertThat(arrived).isEqualTo(map);
        assertThat(arrived.keySet()).containsExactlyElementsOf(map.keySet());
        assertThat(arrived.get("content-type")).isEqualTo(map.get("content-type"));
        assertThat(arrived.get("Content-Type")).isEqualTo(1);
        arrived.put("ab", 4);
        TreeMap<String, Integer> expected = new TreeMap<>(((TreeMap<String, Integer>) arrived).comparator());
        expected.putAll(arrived);
        assertThat(arrived.keySet()).containsExactlyElementsOf(expected.keySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sorted")
    void sortedSetsFindAndOrderWhatTheyDidBefore(String name, Map<String, Integer> map) {
        for (Set<String> set : List.of(map.keySet(), Collections.unmodifiableSet(map.keySet()))) {
            Set<String> arrived = copy(set);

            assertThat(arrived).containsExactlyElementsOf(set);
            assertThat(arrived.contains("content-type")).isEqualTo(set.contains("content-type"));
        }
    }

    @Test
    void setsOfOtherElementsThanTextsKeepTheirComparison() {
        Set<BigDecimal> prices = new TreeSet<>(Set.of(new BigDecimal("1.0")));

        Set<BigDecimal> arrived = Copies.read(
                Copies.write(prices, (out, all) -> Containers.writeSet(out, all, JdkValues::write)),
                in -> Containers.readSet(in, JdkValues::readBigDecimal));

        assertThat(arrived.contains(new BigDecimal("1.00"))).isTrue();
    }

    @Test
    void collectionsThatAreSortedSetsStaySo() {
        Collection<String> words = new ConcurrentSkipListSet<>(Collections.reverseOrder());
        words.addAll(List.of("a", "c"));

        Collection<String> arrived = Copies.read(
                Copies.write(words, (out, all) -> Containers.writeCollection(out, all, Encoder::writeString)),
                in -> Containers.readCollection(in, Decoder::readString));
        arrived.add("b");

        assertThat(arrived).containsExactly("c", "b", "a");
    }

    @Test
    void headersAreFoundInEveryCase() {
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.put("Content-Type", List.of("text/plain"));
        Map<String, List<String>> headers = Collections.unmodifiableMap(sorted); // as java.net.http.HttpHeaders.map()

        Map<String, List<String>> arrived = Copies.read(
                Copies.write(
                        headers,
                        (out, all) -> Containers.writeMap(out, all, Encoder::writeString, KeyOrderTest::writeTexts)),
                in -> Containers.readMap(
                        in, Decoder::readString, part -> Containers.readList(part, Decoder::readString)));

        assertThat(arrived.get("content-type")).containsExactly("text/plain");
    }

    private static void writeTexts(Encoder out, List<String> texts) {
        Containers.writeList(out, texts, Encoder::writeString);
    }

    @Test
    void constantsStayInTheirOrder() {
        Map<TimeUnit, String> map = new EnumMap<>(Map.of(TimeUnit.DAYS, "d"));
        Set<TimeUnit> set = Collections.unmodifiableSet(EnumSet.of(TimeUnit.DAYS));

        Map<TimeUnit, String> arrivedMap = Copies.read(
                Copies.write(
                        map, (out, all) -> Containers.writeMap(out, all, Encoder::writeEnum, Encoder::writeString)),
                in -> Containers.readMap(in, key -> key.readEnum(TimeUnit.values()), Decoder::readString));
        Set<TimeUnit> arrivedSet = copyOfConstants(set);
        Set<TimeUnit> none = copyOfConstants(EnumSet.noneOf(TimeUnit.class));
        arrivedMap.put(TimeUnit.HOURS, "h");
        arrivedSet.add(TimeUnit.HOURS);
        none.addAll(List.of(TimeUnit.DAYS, TimeUnit.HOURS));

        assertThat(arrivedMap.keySet()).containsExactly(TimeUnit.HOURS, TimeUnit.DAYS);
        assertThat(arrivedMap.get(null)).isNull();
        assertThat(arrivedSet).containsExactly(TimeUnit.HOURS, TimeUnit.DAYS);
        assertThat(none).containsExactly(TimeUnit.HOURS, TimeUnit.DAYS);
    }

    private static Set<TimeUnit> copyOfConstants(Set<TimeUnit> set) {
        return Copies.read(
                Copies.write(set, (out, all) -> Containers.writeSet(out, all, Encoder::writeEnum)),
                in -> Containers.readSet(in, element -> element.readEnum(TimeUnit.values())));
    }

    static Stream<Map<String, Integer>> unsorted() {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("b", 2);
        map.put("Content-Type", 1);
        return Stream.of(
                Map.copyOf(map),
                Collections.unmodifiableMap(map),
                Collections.synchronizedMap(map),
                new ConcurrentHashMap<>(map),
                new WeakHashMap<>(map),
                Collections.emptyMap(),
                Collections.singletonMap("a", 1),
                new LookedUp(map));
    }

    /** A map that is not the JDK's, which compares as a map does. */
    private static final class LookedUp extends AbstractMap<String, Integer> {
        private final Map<String, Integer> map;

        LookedUp(Map<String, Integer> map) {
            this.map = map;
        }

        @Override
        public Set<Entry<String, Integer>> entrySet() {
            return map.entrySet();
        }
    }

    @ParameterizedTest
    @MethodSource("unsorted")
    void whatIsNotSortedArrivesLinked(Map<String, Integer> map) {
        Map<String, Integer> arrived = copy(map);

        assertThat(arrived).isEqualTo(map).isInstanceOf(LinkedHashMap.class);
        assertThat(arrived.keySet()).containsExactlyElementsOf(List.copyOf(map.keySet()));
        assertThat(copy(map.keySet())).containsExactlyElementsOf(List.copyOf(map.keySet()));
    }

    @Test
    void setsThatCompareByEqualsArriveLinked() {
        Set<String> concurrent = Collections.newSetFromMap(new ConcurrentHashMap<>());
        concurrent.add("a");

        assertThat(copy(concurrent)).containsExactly("a");
        assertThat(copy(new CopyOnWriteArraySet<>(List.of("b", "a")))).containsExactly("b", "a");
        assertThat(copy(ConcurrentHashMap.newKeySet())).isEmpty();
    }

    // What cannot travel.

    /** Finds a key in any case; as some libraries' maps do. */
    private static final class AnyCase extends AbstractMap<String, Integer> {
        private final Map<String, Integer> map = new LinkedHashMap<>();

        @Override
        public Integer put(String key, Integer value) {
            return map.put(key.toLowerCase(Locale.ROOT), value);
        }

        @Override
        public boolean containsKey(Object key) {
            return map.containsKey(String.valueOf(key).toLowerCase(Locale.ROOT));
        }

        @Override
        public Set<Entry<String, Integer>> entrySet() {
            return map.entrySet();
        }
    }

    private enum ByLength implements Comparator<String> {
        INSTANCE;

        @Override
        public int compare(String a, String b) {
            return Integer.compare(a.length(), b.length());
        }
    }

    private static String refusal(Map<String, Integer> map) {
        Encoder out = new Encoder("root", Copies.NO_OBJECTS, 1 << 20);
        Throwable[] thrown = new Throwable[1];
        try {
            Containers.writeMap(out.at("words"), map, Encoder::writeString, JdkValues::write);
        } catch (CodecException e) {
            thrown[0] = e;
        }
        assertThat(thrown[0]).isNotNull();
        assertThat(out.path()).isEqualTo("words");
        return thrown[0].getMessage();
    }

    @Test
    @SuppressWarnings("StringOperationCanBeSimplified") // two objects
    void mapsThatCompareByIdentityAreRefused() {
        Map<String, Integer> map = new IdentityHashMap<>();
        map.put("a", 1);
        map.put(new String("a"), 2);
        Set<String> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(map.keySet());
        String reason =
                "it compares its keys by identity, and each key arrives as a copy, which it would not find. Send"
                        + " new LinkedHashMap<>(it) or new LinkedHashSet<>(it), which compares them by equals";

        assertThat(refusal(map)).isEqualTo(reason);
        assertThat(refusal(Collections.unmodifiableMap(map))).isEqualTo(reason);
        for (Set<String> each :
                Arrays.asList(set, map.keySet(), Collections.unmodifiableSet(set), Collections.synchronizedSet(set))) {
            assertThatThrownBy(() -> copy(each)).hasMessage(reason);
        }
        assertThat(map.values()).hasSize(2);
        assertThat(copy(new HashSet<>(set))).containsExactly("a");
    }

    @Test
    void mapsOfOthersThatFindKeysInAnyCaseAreRefused() {
        Map<String, Integer> map = new AnyCase();
        map.put("Content-Type", 1);

        assertThat(refusal(map))
                .startsWith("it is a org.paralleltask.codec.KeyOrderTest$AnyCase, which finds \"CONTENT-TYPE\" for"
                        + " \"content-type\": its way to compare keys cannot be sent. Send a TreeMap");
        assertThat(refusal(Collections.unmodifiableMap(map))).startsWith("it is a org.paralleltask.codec.KeyOrderTest");
    }

    @Test
    void comparatorsThatCannotBeSentAreNamed() {
        assertThat(refusal(sortedBy(ByLength.INSTANCE)))
                .isEqualTo("it is sorted by a org.paralleltask.codec.KeyOrderTest$ByLength, which cannot be sent: no"
                        + " codec for class org.paralleltask.codec.KeyOrderTest$ByLength. Or send new"
                        + " LinkedHashMap<>(it) or new LinkedHashSet<>(it), which keep its present order and compare by"
                        + " equals");
        assertThat(refusal(Collections.unmodifiableMap(sortedBy(Comparator.comparingInt(String::length)))))
                .startsWith("it is sorted by a lambda, which cannot be sent: ");
    }

    // What an honest side does not send.

    @Test
    void keysThatAreTheSameWhereTheyArriveAreNotLostInSilence() {
        for (String twice : List.of("0405610561", "01000205610561", "01020205610541")) {
            byte[] bytes = HexFormat.of().parseHex(twice);

            assertThatThrownBy(() -> Copies.read(Bytes.of(bytes), in -> Containers.readSet(in, Decoder::readString)))
                    .isInstanceOf(CodecException.class)
                    .hasMessage("of 2 different keys only 1 are different where they arrive: they were compared in"
                            + " another way than by equals");
        }
    }

    @Test
    void anUnknownOrderIsRefused() {
        assertThatThrownBy(() ->
                        Copies.read(Bytes.of(new byte[] {1, 9}), in -> Containers.readSet(in, Decoder::readString)))
                .isInstanceOf(CodecException.class)
                .hasMessage("9 is no known kind of value here");
        assertThatThrownBy(() -> Copies.read(
                        Bytes.of(new byte[] {1, 0}), in -> Containers.readLinkedSet(in, Decoder::readString)))
                .isInstanceOf(CodecException.class)
                .hasMessage("it is sorted, but its type has no order");
    }
}
