package org.paralleltask.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void hasTheMedianAndTheSpread() {
        Series series = new Series(30, 1.254, 200);

        assertThat(series.median()).isEqualTo(30);
        assertThat(series.spread()).isEqualTo("1.25..200");
        assertThat(new Series(1, 2).median()).isEqualTo(1.5);
    }

    @Test
    void comparesTheRunsOfEachRound() {
        Series times = new Series(1, 2, 4);
        Series others = new Series(10, 40, 20);

        assertThat(times.ratio(others, Unit.NANOSECONDS).median()).isEqualTo(10);
        assertThat(times.ratio(others, Unit.NANOSECONDS).spread()).isEqualTo("5.00..20.0");
    }

    @Test
    void isBetterWithMoreOfWhatIsFast() {
        assertThat(new Series(300)
                        .ratio(new Series(100), Unit.MEGABYTES_PER_SECOND)
                        .median())
                .isEqualTo(3);
    }
}
