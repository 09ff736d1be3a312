package org.paralleltask.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paralleltask.spring.StartedShop.get;
import static org.paralleltask.spring.StartedShop.start;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paralleltask.PoolStats;
import org.paralleltask.WorkerStats;
import org.paralleltask.pool.Pool;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The health of pools, as the actuator tells it. */
class ShopHealthTest {
    private static PoolStats stats(long waiting, WorkerStats.State... states) {
        List<WorkerStats> workers = Arrays.stream(states)
                .map(state -> new WorkerStats(
                        "starved-1",
                        0,
                        state,
                        OptionalLong.empty(),
                        Optional.empty(),
                        0,
                        0,
                        OptionalLong.empty(),
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        return new PoolStats("starved", waiting, 0, 0, 0, 0, 0, Map.of(), workers, List.of(), 0);
    }

    /** A pool that is as a test says: with real workers it is in this state for a moment only. */
    static final class StarvedPool implements Pool {
        @Override
        public PoolStats stats() {
            return OnePoolMore.now;
        }

        @Override
        public List<ProcessHandle> processes() {
            return List.of();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<?> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean awaitTermination(Duration patience) {
            return true;
        }

        @Override
        public void close() {}
    }

    static class OnePoolMore {
        static PoolStats now = stats(0);

        @Bean
        Pool starvedPool() {
            return new StarvedPool();
        }
    }

    @Test
    void isDownWhileTasksWaitAndNoWorkerLives() throws Exception {
        OnePoolMore.now = stats(0, WorkerStats.State.ABSENT);
        try (ConfigurableApplicationContext shop = start(List.of(OnePoolMore.class), Map.of())) {
            assertThat(get(shop, "/actuator/health")).startsWith("{").doesNotContain("DOWN");

            OnePoolMore.now = stats(3, WorkerStats.State.ABSENT, WorkerStats.State.ABSENT);
            assertThat(get(shop, "/actuator/health"))
                    .contains("starved: 2 workers (2 absent), 3 waiting")
                    .contains("\"status\":\"DOWN\"");

            OnePoolMore.now = stats(3, WorkerStats.State.ABSENT, WorkerStats.State.STARTING);
            assertThat(get(shop, "/actuator/health")).contains("3 waiting").doesNotContain("DOWN");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--management.health.paralleltask.enabled=false, --x=y, false",
        "--management.health.defaults.enabled=false, --x=y, false",
        "--management.health.defaults.enabled=false, --management.health.paralleltask.enabled=true, true",
    })
    void isThereUnlessSettingsSayOtherwise(String one, String other, boolean isThere) throws Exception {
        try (ConfigurableApplicationContext shop = start(one, other)) {
            assertThat(get(shop, "/actuator/health").contains("paralleltask")).isEqualTo(isThere);
        }
    }
}
