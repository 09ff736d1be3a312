package org.paralleltask.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.PayloadException;
import org.paralleltask.payload.allow.AllowList;

/** Which names may come from the other side: none but those that a list of names and patterns lets in. */
@Timeout(60)
class AllowListTest {
    private static AllowList allowing(String... patterns) {
        return new AllowList(Set.of(patterns), AllowListTest.class.getClassLoader());
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Shop, com.acme.Shop, true",
        "com.acme.Shop, com.acme.Shop$Order, false",
        "com.acme.Shop, com.acme.Shops, false",
        "com.acme.*, com.acme.Shop, true",
        "com.acme.*, com.acme.Shop$Order, true",
        "com.acme.*, [[Lcom.acme.Shop;, true",
        "com.acme.*, com.acme.inner.Shop, false",
        "com.acme.*, com.acmes.Shop, false",
        "com.acme.*, com.acme, false",
        "com.acme.**, com.acme.Shop, true",
        "com.acme.**, com.acme.inner.Shop, true",
        "com.acme.**, com.acmes.Shop, false",
        "com.acme.Shop$*, com.acme.Shop$Order, true",
        "com.acme.Shop$*, com.acme.Shop, false"
    })
    void patternsAreThoseOfObjectInputFilter(String pattern, String name, boolean matches) {
        assertThat(allowing(pattern).permits(name)).isEqualTo(matches);
    }

    @Test
    void severalPatternsCountTogether() {
        AllowList list = allowing("com.acme.*", "org.joda.time.**", "java.awt.Point");

        assertThat(Stream.of("com.acme.A", "org.joda.time.chrono.GJChronology", "java.awt.Point"))
                .allMatch(list::permits);
        assertThat(Stream.of("org.acme.A", "java.awt.Font", "java.util.Random", "org.joda.Time"))
                .noneMatch(list::permits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.google.common.collect.ImmutableList$SerializedForm",
                "com.google.common.collect.NaturalOrdering",
                "org.joda.time.chrono.ISOChronology$Stub",
                "com.fasterxml.jackson.databind.node.NodeSerialization",
                "kotlin.collections.EmptyList",
                "org.apache.commons.lang3.tuple.ImmutablePair"
            })
    void valuesOfWellKnownLibrariesMayCross(String name) {
        assertThat(allowing().permits(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.google.protobuf.GeneratedMessageLite$SerializedForm",
                "com.google.common.collect.CompoundOrdering",
                "com.google.common.util.concurrent.AtomicDoubleArray",
                "kotlin.collections.builders.SerializedCollection",
                "org.apache.commons.lang3.event.EventListenerSupport",
                "java.lang.invoke.SerializedLambda",
                "java.net.URL",
                "javax.management.BadAttributeValueExpException",
                "sun.rmi.server.UnicastRef",
                "java.util.logging.LogRecord"
            })
    void whatDoesMoreThanToHoldMayNot(String name) {
        assertThat(allowing("com.acme.*").permits(name)).isFalse();
    }

    /** Travels as its proxy, as Effective Java has it. */
    static final class Money implements Serializable {
        private static final long serialVersionUID = 1;

        private final transient long cents;

        Money(long cents) {
            this.cents = cents;
        }

        private Object writeReplace() {
            return new Proxy(cents);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Money money && money.cents == cents;
        }

        @Override
        public int hashCode() {
            return (int) cents;
        }

        private static final class Proxy implements Serializable {
            private static final long serialVersionUID = 1;

            private final long cents;

            Proxy(long cents) {
                this.cents = cents;
            }

            private Object readResolve() {
                return new Money(cents);
            }
        }
    }

    /** Is written as it is. */
    static final class Plain implements Serializable {
        private static final long serialVersionUID = 1;

        static final class Other implements Serializable {
            private static final long serialVersionUID = 1;

            static {
                Loaded.is = true;
            }
        }
    }

    static final class Loaded {
        static boolean is;
    }

    @Test
    void whatAnAllowedClassIsReplacedByCountsAsItsOwn() {
        SerializedPayload payload = TaskMarshallerTest.payload(TaskMarshallerTest.Anything.class, Money.class);
        TaskMarshallerTest.Anything value = new TaskMarshallerTest.Anything(List.of(new Money(5)));

        assertThat(payload.decode(payload.encode(value), TaskMarshallerTest.Anything.class))
                .isEqualTo(value);
        String proxy = Money.class.getName() + "$Proxy";
        assertThat(allowing(Money.class.getName()).permits(proxy)).isTrue();
        assertThat(allowing("org.paralleltask.payload.AllowListTest$M*").permits(proxy))
                .isTrue();
        assertThat(allowing().permits(proxy)).isFalse();
    }

    @Test
    void anyOtherNestedClassOfAnAllowedOneDoesNot() {
        AllowList list = allowing(Plain.class.getName());
        SerializedPayload closed = TaskMarshallerTest.payload(TaskMarshallerTest.Anything.class, Plain.class);
        SerializedPayload open =
                TaskMarshallerTest.payload(TaskMarshallerTest.Anything.class, Plain.class, Plain.Other.class);
        byte[] bytes = open.encode(new TaskMarshallerTest.Anything(new Plain.Other()));
        Loaded.is = false;

        assertThat(list.permits(Plain.class.getName() + "$Other")).isFalse();
        assertThatThrownBy(() -> closed.decode(bytes, TaskMarshallerTest.Anything.class))
                .isInstanceOf(PayloadException.class)
                .hasMessageContaining("allowNames = \"" + Plain.class.getName() + "$Other\"");
        assertThat(list.permits("com.acme.Nowhere$SerializedForm")).isFalse();
    }
}
