package org.paralleltask.pool.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How many tasks a worker gets at once, from how long the last ones ran. */
class DispatchSizerTest {
    private static final long MICRO = TimeUnit.MICROSECONDS.toNanos(1);
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final DispatchSizer pace = new DispatchSizer(Chunk.MOST);

    /** Runs dispatches of the sizes that it asks for. */
    private List<Integer> dispatches(int count, long taskNanos) {
        List<Integer> dispatches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            dispatches.add(pace.size());
            pace.ran(pace.size(), pace.size() * taskNanos);
        }
        return dispatches;
    }

    @Test
    void theFirstTaskGoesAlone() {
        assertThat(pace.size()).isEqualTo(1);
        assertThat(pace.isShort()).isFalse();
    }

    @Test
    @DisplayName("B22: for tiny tasks dispatches grow, at most twofold each time")
    void growsForTinyTasks() {
        List<Integer> dispatches = dispatches(12, MICRO);

        assertThat(dispatches).isSorted();
        for (int i = 1; i < dispatches.size(); i++) {
            assertThat(dispatches.get(i)).isLessThanOrEqualTo(2 * dispatches.get(i - 1));
        }
        assertThat(pace.size()).isGreaterThan(500);
        assertThat(pace.isShort()).isTrue();
    }

    @Test
    void aDispatchRunsTwentyMilliseconds() {
        dispatches(20, 100 * MICRO);

        assertThat(100 * MICRO * pace.size()).isBetween(10 * MILLI, 20 * MILLI);
    }

    @Test
    void longTasksGoAlone() {
        assertThat(dispatches(20, 25 * MILLI)).containsOnly(1);
        assertThat(pace.isShort()).isFalse();
    }

    @Test
    void shrinksAtOnceWhenTasksGetLong() {
        dispatches(12, MICRO);

        pace.ran(pace.size(), 50 * MILLI * pace.size());

        assertThat(pace.size()).isEqualTo(1);
        assertThat(pace.isShort()).isFalse();
    }

    @Test
    void oneLongTaskAmongManyDoesNotMakeThemAllGoAlone() {
        dispatches(12, MICRO);
        int before = pace.size();

        pace.ran(before, before * MICRO + 200 * MILLI);

        assertThat(pace.size()).isBetween(2, before / 2);
    }

    @Test
    void growsAgainAfterALongTask() {
        dispatches(12, MICRO);
        pace.ran(1, 1000 * MILLI);
        assertThat(pace.size()).isEqualTo(1);

        dispatches(40, MICRO);

        assertThat(pace.size()).isGreaterThan(500);
    }

    @Test
    void tasksThatTakeNoMeasurableTimeHaveALimitToo() {
        dispatches(40, 0);

        assertThat(pace.size()).isBetween(1000, 200_000);
    }
}
