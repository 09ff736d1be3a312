package org.paralleltask.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The extensions, in test classes that JUnit's test kit runs, with real workers. */
class PoolExtensionTest {
    private static final long OWN = ProcessHandle.current().pid();
    private static final List<Long> PLACES = new ArrayList<>();

    static class OfClassCase {
        @RegisterExtension
        static final PoolExtension<PlacePool> POOL =
                PoolExtension.of(PlacePool.class, PlacePool::open).workers(options -> options.workers(1));

        @Test
        void one(PlacePool pool) {
            PLACES.add(pool.call("a"));
        }

        @Test
        void two() {
            PLACES.add(POOL.get().call("b"));
        }
    }

    static class OfTestCase {
        @RegisterExtension
        final PoolExtension<PlacePool> pool = PoolExtension.of(PlacePool.class, PlacePool::open);

        @Test
        void one() {
            PLACES.add(pool.get().call("a"));
        }

        @Test
        void two(PlacePool same) {
            PLACES.add(same.call("b"));
        }
    }

    @ExtendWith(WorkerLeaks.class)
    static class LeakCase {
        static final List<PlacePool> FORGOTTEN = new ArrayList<>();

        @Test
        void forgetsToClose() {
            PlacePool pool = PlacePool.open(options -> options.workers(2));
            FORGOTTEN.add(pool);
            pool.call("a");
        }
    }

    private static EngineExecutionResults run(Class<?> testClass) {
        PLACES.clear();
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute();
    }

    private static long workers() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
    }

    @Test
    void theTestsOfAClassHaveOnePoolWhichIsClosed() {
        long before = workers();

        run(OfClassCase.class).testEvents().assertStatistics(all -> all.succeeded(2));

        assertThat(PLACES).hasSize(2).doesNotContain(OWN);
        assertThat(PLACES.get(0)).isEqualTo(PLACES.get(1));
        assertThat(workers()).isEqualTo(before);
    }

    @Test
    void inAFieldOfAnInstanceEachTestHasItsOwn() {
        run(OfTestCase.class).testEvents().assertStatistics(all -> all.succeeded(2));

        assertThat(PLACES).hasSize(2).doesNotContain(OWN).doesNotHaveDuplicates();
    }

    @Test
    void aPropertyMakesTasksRunInTheTestsOwnProcess() {
        System.setProperty(PoolExtension.IN_PROCESS, "true");
        try {
            run(OfClassCase.class).testEvents().assertStatistics(all -> all.succeeded(2));
        } finally {
            System.clearProperty(PoolExtension.IN_PROCESS);
        }

        assertThat(PLACES).containsExactly(OWN, OWN);
    }

    @Test
    void aClassThatLeavesWorkersBehindFails() {
        EngineExecutionResults results = run(LeakCase.class);
        LeakCase.FORGOTTEN.forEach(PlacePool::shutdownNow);

        results.containerEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(
                                message(text -> text.contains("LeakCase has left 2 worker processes behind")))));
    }
}
