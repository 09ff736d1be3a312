package org.paralleltask.pool.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LazyArrayTest {
    private final LazyArray<String> array = new LazyArray<>(3);

    @Test
    void isEmptyAtFirst() {
        assertThat(array.get(0)).isNull();
        assertThat(array.get(2)).isNull();
    }

    @Test
    void keepsWhatWasSetFirst() {
        for (int i = 0; i < 3; i++) {
            assertThat(array.setIfAbsent(i, "first " + i)).isNull();
            assertThat(array.setIfAbsent(i, "second " + i)).isEqualTo("first " + i);
            assertThat(array.get(i)).isEqualTo("first " + i);
        }
    }

    @Test
    void endsAfterWhatIsSet() {
        assertThat(array.end()).isBetween(0, 1);

        array.setIfAbsent(0, "first");
        assertThat(array.end()).isEqualTo(1);

        array.setIfAbsent(2, "last");
        assertThat(array.end()).isEqualTo(3);
    }

    @Test
    void mayHaveNoElements() {
        assertThat(new LazyArray<String>(0).end()).isZero();
    }
}
