package org.paralleltask.cluster.far;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.base.PoolLog;
import org.paralleltask.carry.Carriers;
import org.paralleltask.cluster.engine.Heartbeat;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.pool.call.FutureCompleter;
import org.paralleltask.pool.call.TaskSubmitter;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.view.PoolObserver;

/**
 * A program and its nodes, simulated: nodes join late, die, and are cut off; tasks kill their workers; messages take their
 * time. The queue, the scheduler, dispatches, retries, ledgers, their mirrors, the pace and the heartbeat are the real ones.
 * One thread does everything, so a seed repeats a run exactly.
 */
final class Simulation {
    private static final int RETRIES = 2;
    private static final long SECOND_NANOS = 1_000_000_000;
    private static final ScheduledExecutorService UNUSED = Executors.newSingleThreadScheduledExecutor();

    private final SimClock clock = new SimClock();
    private final Random random;
    private final SimNetwork network;
    private final SimFaults faults;
    private final Heartbeat heartbeat = new Heartbeat(clock);
    private final Scheduler scheduler = new Scheduler("sim");
    private final TaskQueue queue;
    private final List<CompletableFuture<SimTask.Output>> futures = new ArrayList<>();
    private final List<SimSlot> slots = new ArrayList<>();
    private final Map<Integer, List<SimWorker>> workers = new HashMap<>();
    private final int[] begun;
    private final int[] losses;
    private final int nodes;
    private final int tasks;

    Simulation(long seed, int nodes, int tasks) {
        this.random = new Random(seed);
        this.nodes = nodes;
        this.tasks = tasks;
        this.network = new SimNetwork(clock, random);
        this.faults = new SimFaults(tasks, random);
        this.begun = new int[tasks];
        this.losses = new int[tasks];
        PoolOptions options = PoolOptions.defaults().queueSize(tasks + 1).retries(RETRIES);
        this.queue = scheduler.open("sim", options, new PoolObserver() {});
    }

    /** Runs until all tasks have ended, and checks that each has, as it should. */
    void run() {
        submit();
        for (int node = 0; node < nodes; node++) {
            int joined = node;
            clock.after(node == 0 ? 0 : random.nextInt(200_000_000), () -> join(joined));
        }
        clock.after(Heartbeat.PAUSE.toNanos(), this::beat);
        while (!queue.hasEnded()) {
            if (!clock.step()) {
                throw new AssertionError("nothing happens any more, and tasks have not ended");
            }
            if (clock.getAsLong() > 3600 * SECOND_NANOS) {
                throw new AssertionError("after an hour tasks have not ended: " + queue.waiting() + " wait");
            }
            for (SimSlot slot : slots) {
                if (queue.waiting() == 0) {
                    break;
                }
                slot.feed();
            }
        }
        check();
    }

    /** Idle slots take over tasks that wait in this one. */
    private void takeOver(SimSlot late) {
        for (SimSlot slot : List.copyOf(slots)) {
            if (!late.hasMore()) {
                return;
            }
            slot.feed();
        }
    }

    private void submit() {
        TaskMarshaller<SimTask.Input, SimTask.Output> marshaller = TaskMarshaller.of(SimTask.DEFINITION);
        AtomicLong ids = new AtomicLong();
        TaskSubmitter<SimTask.Input, SimTask.Output> submitter = new TaskSubmitter<>(
                new Binding<>(SimTask.DEFINITION, marshaller, output -> output),
                queue,
                count -> ids.getAndAdd(count) + 1,
                queue.singles(false),
                null,
                new Carriers(Optional.of(List.of()), SimTask.class, new PoolLog("sim")),
                new FutureCompleter(Runnable::run, UNUSED));
        for (int task = 0; task < tasks; task++) {
            futures.add(
                    submitter.submit(new SimTask.Input(task), Long.MAX_VALUE).orElseThrow());
        }
        queue.close();
    }

    private static UUID id(int node) {
        return new UUID(0, node);
    }

    private void join(int node) {
        heartbeat.heard(id(node));
        clock.after(random.nextInt(1000), () -> ping(node));
        long taskNanos = 10_000L << random.nextInt(10);
        int count = 1 + random.nextInt(2);
        for (int slot = 0; slot < count; slot++) {
            slots.add(new SimSlot(
                    node,
                    slots.size(),
                    scheduler,
                    network,
                    UNUSED,
                    () -> hire(node),
                    clock,
                    this::lossOf,
                    taskNanos,
                    this::takeOver));
        }
        if (node > 0 && random.nextInt(3) == 0) {
            clock.after(random.nextInt(400_000_000), () -> fails(node));
        }
    }

    private SimWorker hire(int node) {
        SimWorker worker = new SimWorker(clock, random, faults, task -> begun[task]++);
        workers.computeIfAbsent(node, none -> new ArrayList<>()).add(worker);
        return worker;
    }

    private void lossOf(Job<?, ?> job) {
        losses[((SimTask.Input) job.task()).number()]++;
    }

    /** It dies; or it is cut off, so that it works on until it gives the program up. */
    private void fails(int node) {
        network.cut(node);
        if (random.nextBoolean()) {
            killWorkers(node);
        } else {
            clock.after(Heartbeat.SILENCE.toNanos(), () -> killWorkers(node));
        }
    }

    private void killWorkers(int node) {
        workers.getOrDefault(node, List.of()).forEach(SimWorker::kill);
    }

    private void ping(int node) {
        network.toProgram(node, -1 - node, 0, () -> heartbeat.heard(id(node)));
        clock.after(Heartbeat.PAUSE.toNanos(), () -> ping(node));
    }

    private void beat() {
        for (UUID silent : heartbeat.silent()) {
            int node = (int) silent.getLeastSignificantBits();
            List<SimSlot> lost =
                    slots.stream().filter(slot -> slot.node == node).toList();
            slots.removeAll(lost);
            lost.forEach(slot -> slot.lost("its node is silent"));
        }
        clock.after(Heartbeat.PAUSE.toNanos(), this::beat);
    }

    /** How many tasks one slot has taken over from another. */
    int takenOver() {
        return slots.stream().mapToInt(SimSlot::takenOver).sum();
    }

    int dispatches() {
        return slots.stream().mapToInt(SimSlot::dispatches).sum();
    }

    private void check() {
        for (int task = 0; task < tasks; task++) {
            CompletableFuture<SimTask.Output> future = futures.get(task);
            if (!future.isDone()) {
                throw new AssertionError("task " + task + " has no end");
            }
            if (begun[task] > losses[task] + 1) {
                throw new AssertionError(
                        "task " + task + " was begun " + begun[task] + " times and lost " + losses[task] + " times");
            }
            try {
                int value = future.join().number();
                if (value != SimTask.expected(task) || faults.alwaysKills(task)) {
                    throw new AssertionError("task " + task + " has the value " + value);
                }
            } catch (CompletionException failure) {
                boolean isRight = failure.getCause() instanceof WorkerCrashedException && losses[task] == RETRIES + 1;
                if (!isRight) {
                    throw new AssertionError("task " + task + " failed after " + losses[task] + " losses", failure);
                }
            }
        }
    }
}
