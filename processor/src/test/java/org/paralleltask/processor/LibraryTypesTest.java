package org.paralleltask.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Optional;
import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.ImmutableTable;
import com.google.common.collect.Range;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.joda.time.Interval;
import org.joda.time.LocalDate;
import org.joda.time.Period;
import org.joda.time.chrono.BuddhistChronology;
import org.junit.jupiter.api.Test;
import org.paralleltask.PayloadException;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.task.TaskDefinition;

/** Values of other libraries, sent through what is generated for methods that take them. */
public class LibraryTypesTest {
    /** Compiles a method that takes one parameter, and sends a value as its argument. */
    private static Object carried(String type, Object value, String annotation, String... allowed) throws Exception {
        Compilation compilation = Compiler.javac()
                .withClasspath(classPath())
                .withProcessors(new ParallelTaskProcessor())
                .compile(JavaFileObjects.forSourceLines(
                        "com.acme.Shop",
                        "package com.acme;",
                        "public final class Shop {",
                        "  @org.paralleltask.ParallelTask" + annotation,
                        "  static void sell(" + type + " value) {}",
                        "}"));
        assertThat(compilation.status())
                .as(compilation.diagnostics().toString())
                .isEqualTo(Compilation.Status.SUCCESS);
        ClassLoader classes = new CompiledClasses(compilation);
        Field field = classes.loadClass("com.acme.SellWorker").getDeclaredField("DEFINITION");
        field.setAccessible(true);
        @SuppressWarnings("unchecked")
        TaskDefinition<Object, Object> definition =
                ((TaskDefinition<Object, Object>) field.get(null)).allowing(List.of(allowed));
        Constructor<?> task = definition.task().getDeclaredConstructors()[0];
        task.setAccessible(true);
        TaskMarshaller<Object, Object> payload = TaskMarshaller.of(definition);
        Object read = payload.decodeTask(payload.encodeTask(task.newInstance(value)));
        Method accessor = read.getClass().getDeclaredMethod("value");
        accessor.setAccessible(true);
        return accessor.invoke(read);
    }

    private static List<File> classPath() {
        List<File> all = new ArrayList<>(Cases.classPath());
        all.add(Cases.location(ImmutableList.class));
        all.add(Cases.location(DateTime.class));
        all.add(Cases.location(LibraryTypesTest.class));
        return all;
    }

    private static void assertCarried(String type, Object value) throws Exception {
        assertThat(carried(type, value, "")).as(type).isEqualTo(value);
    }

    @Test
    void immutablesOfGuavaTravel() throws Exception {
        String collect = "com.google.common.collect.";
        assertCarried(collect + "ImmutableList<String>", ImmutableList.of("a", "b"));
        assertCarried(collect + "ImmutableList<String>", ImmutableList.of());
        assertCarried(collect + "ImmutableSet<String>", ImmutableSet.of("a", "b"));
        assertCarried(collect + "ImmutableMap<String, Integer>", ImmutableMap.of("a", 1, "b", 2));
        assertCarried(collect + "ImmutableBiMap<String, Integer>", ImmutableBiMap.of("a", 1, "b", 2));
        assertCarried(collect + "ImmutableListMultimap<String, Integer>", ImmutableListMultimap.of("a", 1, "a", 2));
        assertCarried(collect + "ImmutableSortedSet<String>", ImmutableSortedSet.of("b", "a"));
        assertCarried(collect + "ImmutableTable<String, String, Integer>", ImmutableTable.of("a", "b", 1));
        assertCarried(collect + "ImmutableRangeSet<Integer>", ImmutableRangeSet.of(Range.closedOpen(1, 5)));
        assertCarried("com.google.common.base.Optional<String>", Optional.of("a"));
        assertCarried("com.google.common.base.Optional<String>", Optional.absent());
        assertThat(carried(collect + "ImmutableSortedMap<String, Integer>", ImmutableSortedMap.of("b", 1, "a", 2), ""))
                .isInstanceOf(ImmutableSortedMap.class)
                .isEqualTo(ImmutableSortedMap.of("a", 2, "b", 1));
    }

    @Test
    void asTheCollectionsThatTheyAreTheyTravelToo() throws Exception {
        assertCarried("java.util.List<String>", ImmutableList.of("a", "b"));
        assertCarried("java.util.Map<String, Integer>", ImmutableMap.of("b", 1, "a", 2));
        Map<?, ?> sorted =
                (Map<?, ?>) carried("java.util.Map<String, Integer>", ImmutableSortedMap.of("b", 1, "a", 2), "");
        assertThat(sorted).isInstanceOf(TreeMap.class).isEqualTo(Map.of("a", 2, "b", 1));
    }

    /** A user's class whose fields say nothing of what is in them. */
    @SuppressWarnings("serial") // what is in its fields is what this is about
    public static final class Basket implements Serializable {
        private static final long serialVersionUID = 1;

        private final List<String> names;

        private final SortedMap<String, Integer> prices = new TreeMap<>(Collections.reverseOrder());

        /** With these. */
        public Basket(List<String> names) {
            this.names = names;
        }
    }

    @Test
    void whatStandsInFieldsOfPlainTypesTravels() throws Exception {
        Basket basket = new Basket(ImmutableList.of("a", "b"));

        Basket read = (Basket) carried(Basket.class.getCanonicalName(), basket, "");

        assertThat(read.names).isEqualTo(basket.names).isInstanceOf(ImmutableList.class);
        assertThat(read.prices.comparator()).isEqualTo(Collections.reverseOrder());
    }

    @Test
    void timesOfJodaTravel() throws Exception {
        String time = "org.joda.time.";
        assertCarried(time + "DateTime", new DateTime(5, DateTimeZone.forID("Europe/Paris")));
        assertCarried(time + "DateTime", new DateTime(5, DateTimeZone.UTC));
        assertCarried(time + "LocalDate", new LocalDate(2024, 2, 29));
        assertCarried(time + "Interval", new Interval(1, 5));
        assertCarried(time + "Period", Period.days(3));
        assertCarried(time + "DateTimeZone", DateTimeZone.forOffsetHours(2));
    }

    @Test
    void otherClassesOfALibraryTravelByItsPattern() throws Exception {
        DateTime buddhist = new DateTime(5, BuddhistChronology.getInstanceUTC());
        String type = DateTime.class.getName();

        assertThatThrownBy(() -> carried(type, buddhist, ""))
                .isInstanceOf(PayloadException.class)
                .hasMessageContaining("org.joda.time.chrono.BuddhistChronology; this class may not cross")
                .hasMessageContaining("for all of its package, \"org.joda.time.chrono.*\"");
        assertThat(carried(type, buddhist, "(allowNames = {\"org.joda.time.Instant\", \"org.joda.time.chrono.*\"})"))
                .isEqualTo(buddhist);
        assertThat(carried(type, buddhist, "", "org.joda.time.**")).isEqualTo(buddhist);
    }

    @Test
    void valuesOfTheJdkTravelThatAreWrittenAsOthers() throws Exception {
        PublicKey key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();

        assertCarried("java.security.PublicKey", key);
        assertCarried("java.security.interfaces.RSAPublicKey", key);
        assertCarried(
                "java.util.Date", // by its name, for the module of these tests does not require java.sql
                Class.forName("java.sql.Timestamp").getConstructor(long.class).newInstance(5L));
        assertCarried("java.net.URL", new File("a").toURI().toURL());
    }
}
