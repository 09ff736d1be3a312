package org.paralleltask.pool.supervise;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.WorkerStartException;
import org.paralleltask.host.Worker;
import org.paralleltask.host.WorkerRequest;
import org.paralleltask.host.os.Killable;
import org.paralleltask.host.os.LiveProcesses;
import org.paralleltask.host.os.ProcessTree;
import org.paralleltask.task.TaskDefinition;

/** Starts the workers of one place, one after the other, until they are ready for tasks. */
final class WorkerStarter {
    /** After a worker's exit: what it has sent is read by then. */
    private static final long HANG_UP_SECONDS = 2;

    private static final long DEBUG_LOOK_MILLIS = 100;

    private final String name;
    private final int index;
    private final WorkerSet set;
    private final LiveProcesses living;

    /** How long the last one took; a guess before there was one. */
    private volatile long lastNanos = Duration.ofMillis(300).toNanos();

    WorkerStarter(String name, int index, WorkerSet set, LiveProcesses living) {
        this.name = name;
        this.index = index;
        this.set = set;
        this.living = living;
    }

    long lastNanos() {
        return lastNanos;
    }

    /**
     * Starts a worker. While starts keep failing, only for a job that waits, and one at a time in the whole set.
     *
     * @return null if it could not be started, or none is needed, or {@code givenUp} holds
     */
    @Nullable
    Worker start(BooleanSupplier givenUp) {
        if (!set.startFailures().isDoubtful()) {
            return tryToStart();
        }
        set.oneStartAtATime().lock();
        try {
            return set.queues().awaitWork(givenUp) ? tryToStart() : null;
        } finally {
            set.oneStartAtATime().unlock();
        }
    }

    /** Starts a worker that is not needed yet; null if it could not be started. */
    @Nullable
    Worker startAhead() {
        return set.startFailures().isDoubtful() ? null : tryToStart();
    }

    private @Nullable Worker tryToStart() {
        long begin = System.nanoTime();
        set.startFailures().starting();
        set.events().workerStarting(name, index);
        try {
            Worker worker = launch();
            lastNanos = System.nanoTime() - begin;
            set.startFailures().started();
            set.events().workerStarted(worker, Duration.ofNanos(lastNanos));
            return worker;
        } catch (WorkerStartException e) {
            failed(e);
        } catch (RuntimeException | Error e) { // no thread to be had, for one: whatever it is, the pool must hear of it
            failed(new WorkerStartException(
                    "Worker " + name + " could not be started: " + e,
                    set.source().command(),
                    e));
        }
        return null;
    }

    private void failed(WorkerStartException failure) {
        set.events().workerStartFailed(name, index, failure);
        set.startFailures().failed(failure);
    }

    /** Kills a worker that waits for a debugger, once nobody waits for the worker. */
    private Optional<Future<?>> watch(Supplier<@Nullable Killable> launched) {
        if (!set.options().debug()) {
            return Optional.empty();
        }
        Runnable look = () -> {
            Killable suspended = launched.get();
            if (suspended != null && !set.queues().mayHaveWork()) {
                suspended.kill();
            }
        };
        return Optional.of(
                set.timer().scheduleWithFixedDelay(look, DEBUG_LOOK_MILLIS, DEBUG_LOOK_MILLIS, TimeUnit.MILLISECONDS));
    }

    private Worker launch() {
        AtomicReference<@Nullable Killable> launched = new AtomicReference<>();
        Optional<Future<?>> watch = watch(launched::get);
        Worker worker;
        try {
            worker = set.source().start(name, index, newborn -> {
                launched.set(newborn);
                living.add(newborn);
            });
        } finally {
            if (watch.isPresent()) {
                watch.get().cancel(false);
            }
            Killable newborn = launched.get();
            if (newborn != null) {
                living.remove(newborn);
            }
        }
        boolean isReady = false;
        try {
            living.add(worker);
            worker.onExit(() -> hangUpLater(worker));
            if (set.ownTask().isPresent()) {
                load(worker, set.ownTask().get(), set, new WorkerRequest(worker, set.timer()));
            }
            worker.onExit(set.queues()::wake);
            isReady = true;
            return worker;
        } finally {
            if (!isReady) {
                WorkerShutdown.closeForSure(worker);
                living.remove(worker);
            }
        }
    }

    /** Not by the JDK's own timer: its thread would keep the caller's context class loader for ever. */
    private void hangUpLater(Worker worker) {
        set.timer().schedule(worker::hangUp, HANG_UP_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Makes a worker ready for a method's tasks.
     *
     * @throws WorkerStartException if it cannot be; it has exited, or is fit for other methods' tasks
     */
    static void load(Worker worker, TaskDefinition<?, ?> definition, WorkerSet set, WorkerRequest exchange) {
        if (!set.options().debug()) {
            exchange.limit(set.options().startHookTimeout());
        }
        IOException gone = null;
        try {
            worker.load(definition, exchange);
        } catch (Worker.LoadException e) {
            throw set.deaths().load(e);
        } catch (Worker.GoneException e) {
            gone = e;
        } finally {
            if (!exchange.end()) {
                worker.awaitExit(AfterDeath.EXIT_PATIENCE); // whatever it has answered, nobody is to use it again
                gone = gone == null ? new IOException("its answer came too late") : gone;
            }
        }
        if (gone != null) {
            // One with any other status has ended by itself, only late: there is much to do.
            boolean hungUp = !worker.awaitsExit(AfterDeath.EXIT_PATIENCE)
                    && ProcessTree.mayBeKilled(worker.awaitExit(Duration.ZERO));
            throw set.deaths().inStartHook(exchange, definition.name(), gone, hungUp ? gone.getMessage() : null);
        }
    }
}
