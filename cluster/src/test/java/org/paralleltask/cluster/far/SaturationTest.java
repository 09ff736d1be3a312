package org.paralleltask.cluster.far;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.paralleltask.PoolOptions;
import org.paralleltask.base.PoolLog;
import org.paralleltask.carry.Carriers;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.pool.call.FutureCompleter;
import org.paralleltask.pool.call.TaskSubmitter;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.view.PoolObserver;

/**
 * Where a program saturates: simulated nodes of one slot that do not fail, and the time that the program's own classes take,
 * by the true clock. Each run prints a row of the table in DESIGN; what is asserted is that its tasks have ended.
 */
class SaturationTest {
    private static final String NODES = System.getProperty("paralleltask.cluster.saturation", "10,100");
    private static final int MOST_TASKS = 300_000;
    private static final int TASKS_OF_A_NODE = 5_000;
    private static final int ROUNDS = 3;
    private static final ScheduledExecutorService UNUSED = Executors.newSingleThreadScheduledExecutor();

    /** So many nodes of one slot, and tasks of this length. */
    record Size(int nodes, long taskMicros) {}

    static Stream<Size> sizes() {
        System.out.println(
                "| nodes of one slot | a task | tasks in a dispatch | bytes for a task | dispatches/s of one core"
                        + " | tasks/s of one core | slots that keep a core busy |");
        return Stream.of(NODES.split(","))
                .map(Integer::parseInt)
                .flatMap(nodes -> Stream.of(50L, 1_000L, 20_000L).map(micros -> new Size(nodes, micros)));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    @DisplayName("So many nodes end all tasks; what that takes of the program is printed")
    void saturates(Size size) {
        int tasks = size.nodes() * Math.min(TASKS_OF_A_NODE, MOST_TASKS / size.nodes());
        Run last = new Run(size, tasks);
        last.run();
        for (int round = 1; round < ROUNDS; round++) { // the first are interpreted
            last = new Run(size, tasks);
            last.run();
        }
        assertThat(last.futures)
                .hasSize(tasks)
                .allSatisfy(future -> assertThat(future).isCompleted());
        double seconds = last.programNanos() / 1e9;
        double ofSlots = last.dispatches() / (last.clock.getAsLong() / 1e9) / size.nodes();
        System.out.printf(
                Locale.ROOT,
                "| %,d | %s | %.1f | %.0f | %,.0f | %,.0f | %,.0f |%n",
                size.nodes(),
                size.taskMicros() < 1000 ? size.taskMicros() + " µs" : size.taskMicros() / 1000 + " ms",
                (double) tasks / last.dispatches(),
                (double) last.network.bytes() / tasks,
                last.dispatches() / seconds,
                tasks / seconds,
                last.dispatches() / seconds / ofSlots);
    }

    /** One run. For one thread. */
    private static final class Run {
        final SimClock clock = new SimClock();
        final Random random = new Random(1);
        final SimNetwork network = new SimNetwork(clock, random);
        final List<CompletableFuture<SimTask.Output>> futures = new ArrayList<>();
        private final Scheduler scheduler = new Scheduler("sim");
        private final List<SimSlot> slots = new ArrayList<>();
        private final TaskQueue queue;
        private final Size size;
        private final int tasks;
        private long nanos;

        Run(Size size, int tasks) {
            this.size = size;
            this.tasks = tasks;
            PoolOptions options = PoolOptions.defaults().queueSize(tasks + 1);
            this.queue = scheduler.open("sim", options, new PoolObserver() {});
        }

        long programNanos() {
            return nanos + network.programNanos();
        }

        int dispatches() {
            return slots.stream().mapToInt(SimSlot::dispatches).sum();
        }

        void run() {
            SimFaults none = new SimFaults(0, random);
            for (int node = 0; node < size.nodes(); node++) {
                slots.add(new SimSlot(
                        node,
                        node,
                        scheduler,
                        network,
                        UNUSED,
                        () -> new SimWorker(clock, random, none, task -> {}),
                        clock,
                        job -> {},
                        size.taskMicros() * 1_000,
                        late -> {}));
            }
            timed(this::submit);
            do {
                slots.forEach(this::feed);
                while (!queue.hasEnded() && clock.step()) {
                    feed(slots.get(network.lastHeard()));
                }
            } while (!queue.hasEnded() && queue.waiting() > 0);
        }

        private void feed(SimSlot slot) {
            if (slot.isIdle() && queue.waiting() > 0) {
                timed(slot::feed);
            }
        }

        private void timed(Runnable ofTheProgram) {
            long begin = System.nanoTime();
            ofTheProgram.run();
            nanos += System.nanoTime() - begin;
        }

        private void submit() {
            AtomicLong ids = new AtomicLong();
            TaskMarshaller<SimTask.Input, SimTask.Output> marshaller = TaskMarshaller.of(SimTask.DEFINITION);
            TaskSubmitter<SimTask.Input, SimTask.Output> submitter = new TaskSubmitter<>(
                    new Binding<>(SimTask.DEFINITION, marshaller, output -> output),
                    queue,
                    count -> ids.getAndAdd(count) + 1,
                    queue.singles(false),
                    null,
                    new Carriers(Optional.of(List.of()), SimTask.class, new PoolLog("sim")),
                    new FutureCompleter(Runnable::run, UNUSED));
            for (int task = 0; task < tasks; task++) {
                futures.add(submitter
                        .submit(new SimTask.Input(task), Long.MAX_VALUE)
                        .orElseThrow());
            }
            queue.close();
        }
    }
}
