package org.paralleltask.cluster.far;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.paralleltask.cluster.engine.Member;

class PlacesTest {
    private final Places places = new Places();
    private final Member one = node("one", 2);
    private final Member two = node("two", 1);

    private static Member node(String name, int slots) {
        return new Member(UUID.randomUUID(), name, slots, Set.of(), 1, 17);
    }

    @Test
    @DisplayName("A slot keeps its index while nodes come and go, and a free index is used again")
    void indexesStay() {
        assertThat(places.update(List.of(one, two))).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(places.node(2)).contains(two);
        assertThat(places.update(List.of(two))).containsExactly(2);

        Member three = node("three", 1);
        assertThat(places.update(List.of(two, three))).containsExactlyInAnyOrder(0, 2);
        assertThat(places.node(0)).contains(three);
        assertThat(places.node(1)).isEmpty();
    }

    @Test
    @DisplayName("Without a node there is one place, which is no slot's and was none's")
    void noNode() {
        assertThat(places.update(List.of())).containsExactly(0);
        places.update(List.of(one));
        assertThat(places.update(List.of())).containsExactly(2);
        assertThat(places.node(2)).isEmpty();
        assertThat(places.update(List.of(one))).containsExactlyInAnyOrder(0, 1);
    }
}
