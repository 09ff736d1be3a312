package org.paralleltask.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
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

    static class BreakpointCase {
        @RegisterExtension
        static final PoolExtension<HaltPool> POOL = PoolExtension.of(HaltPool.class, HaltPool::open);

        @Test
        void standsAtABreakpoint(HaltPool pool) throws InterruptedException {
            PLACES.add(pool.call(2_000));
        }
    }

    @ExtendWith(WorkerLeaks.class)
    static class LeakCase {
        static final List<PlacePool> FORGOTTEN = new ArrayList<>();

        @Test
        void forgetsToClose() {
            forget(2);
        }

        static void forget(int workers) {
            PlacePool pool = PlacePool.open(options -> options.workers(workers));
            FORGOTTEN.add(pool);
            pool.call("a");
        }
    }

    /** Its own test forgets one worker, a nested class two, and the nested class that runs last may be either. */
    @ExtendWith(WorkerLeaks.class)
    static class OuterLeakCase {
        @Test
        void forgetsToClose() {
            LeakCase.forget(1);
        }

        @Nested
        class Tidy {
            @Test
            void opensNothing() {}
        }

        @Nested
        class Untidy {
            @Test
            void forgetsToClose() {
                LeakCase.forget(2);
            }
        }
    }

    @ExtendWith(WorkerLeaks.class)
    static class NestedCase {
        @RegisterExtension
        static final PoolExtension<PlacePool> POOL =
                PoolExtension.of(PlacePool.class, PlacePool::open).workers(options -> options.workers(1));

        /** The pool is opened here, and is that of the next class, too. */
        @Nested
        class First {
            @Test
            void one(PlacePool pool) {
                PLACES.add(pool.call("a"));
            }
        }

        @Nested
        class Second {
            @Test
            void two(PlacePool pool) {
                PLACES.add(pool.call("b"));
            }
        }

        @Nested
        class Third {
            @Test
            void three(PlacePool pool) {
                PLACES.add(pool.call("c"));
            }
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
    void aPropertyPutsOffTheTimeLimitOfATaskThatADebuggerStops() {
        System.setProperty(PoolExtension.IN_PROCESS, "true");
        try {
            run(BreakpointCase.class).testEvents().assertStatistics(all -> all.failed(1));
            System.setProperty("paralleltask.timeout", "24h");
            run(BreakpointCase.class).testEvents().assertStatistics(all -> all.succeeded(1));
        } finally {
            System.clearProperty(PoolExtension.IN_PROCESS);
            System.clearProperty("paralleltask.timeout");
        }

        assertThat(PLACES).containsExactly(OWN);
    }

    @Test
    void aClassThatLeavesWorkersBehindFails() {
        EngineExecutionResults results = run(LeakCase.class);
        end(LeakCase.FORGOTTEN);

        assertThat(failuresOfClasses(results)).singleElement(STRING).contains("LeakCase has left 2 worker processes");
    }

    @Test
    void whatAClassLeavesBehindIsNotForgottenWithItsNestedClasses() {
        EngineExecutionResults results = run(OuterLeakCase.class);
        end(LeakCase.FORGOTTEN);

        assertThat(failuresOfClasses(results))
                .singleElement(STRING)
                .contains("OuterLeakCase has left 3 worker processes behind");
    }

    @Test
    void nestedClassesHaveThePoolOfTheirOuterClass() {
        long before = workers();

        run(NestedCase.class).testEvents().assertStatistics(all -> all.succeeded(3));

        assertThat(PLACES).hasSize(3).doesNotContain(OWN).containsOnly(PLACES.get(0));
        assertThat(workers()).isEqualTo(before);
    }

    private static void end(List<PlacePool> pools) {
        pools.forEach(PlacePool::shutdownNow);
        pools.clear();
    }

    private static List<String> failuresOfClasses(EngineExecutionResults results) {
        return results.containerEvents().finished().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .map(Throwable::getMessage)
                .toList();
    }
}
