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

/** Starts the workers of one slot, one after the other, until they are ready for tasks. */
final class WorkerStarter {
    /** How long after a worker's exit its line is closed: by then all that it sent has been read. */
    private static final long HANG_UP_SECONDS = 2;

    private static final long DEBUG_LOOK_MILLIS = 100;

    private final String name;
    private final int index;
    private final WorkerServices services;
    private final LiveProcesses living;

    /** How long the last start took, in nanoseconds; a guess before the first. */
    private volatile long lastNanos = Duration.ofMillis(300).toNanos();

    WorkerStarter(String name, int index, WorkerServices services, LiveProcesses living) {
        this.name = name;
        this.index = index;
        this.services = services;
        this.living = living;
    }

    long lastNanos() {
        return lastNanos;
    }

    /**
     * Starts a worker. While starts keep failing, it does so only for a task that waits, and only one at a time in the
     * whole set.
     *
     * @return null if the worker could not be started, none is needed, or {@code givenUp} holds
     */
    @Nullable
    Worker start(BooleanSupplier givenUp) {
        if (!services.startBackoff().isDoubtful()) {
            return tryToStart();
        }
        services.oneStartAtATime().lock();
        try {
            return services.scheduler().demand.awaitWork(givenUp) ? tryToStart() : null;
        } finally {
            services.oneStartAtATime().unlock();
        }
    }

    /** Starts a worker that is not needed yet; null if it could not be started. */
    @Nullable
    Worker startAhead() {
        return services.startBackoff().isDoubtful() ? null : tryToStart();
    }

    private @Nullable Worker tryToStart() {
        long begin = System.nanoTime();
        services.startBackoff().starting();
        services.events().workerStarting(name, index);
        try {
            Worker worker = launch();
            lastNanos = System.nanoTime() - begin;
            services.startBackoff().started();
            services.events().workerStarted(worker, Duration.ofNanos(lastNanos));
            return worker;
        } catch (WorkerStartException e) {
            failed(e);
        } catch (RuntimeException | Error e) { // such as no thread: whatever it is, the pool must be told
            failed(new WorkerStartException(
                    "Worker " + name + " could not be started: " + e,
                    services.factory().command(),
                    e));
        }
        return null;
    }

    private void failed(WorkerStartException failure) {
        services.events().workerStartFailed(name, index, failure);
        services.startBackoff().failed(failure);
    }

    /** Kills a worker that waits for a debugger, once no task will come. */
    private Optional<Future<?>> watch(Supplier<@Nullable Killable> launched) {
        if (!services.options().debug()) {
            return Optional.empty();
        }
        Runnable look = () -> {
            Killable suspended = launched.get();
            if (suspended != null && !services.scheduler().mayHaveWork()) {
                suspended.kill();
            }
        };
        return Optional.of(services.timer()
                .scheduleWithFixedDelay(look, DEBUG_LOOK_MILLIS, DEBUG_LOOK_MILLIS, TimeUnit.MILLISECONDS));
    }

    private Worker launch() {
        AtomicReference<@Nullable Killable> launched = new AtomicReference<>();
        Optional<Future<?>> watch = watch(launched::get);
        Worker worker;
        try {
            worker = services.factory().start(name, index, newborn -> {
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
            if (services.ownTask().isPresent()) {
                load(worker, services.ownTask().get(), services, new WorkerRequest(worker, services.timer()));
            }
            worker.onExit(services.scheduler()::wake);
            isReady = true;
            return worker;
        } finally {
            if (!isReady) {
                WorkerShutdown.closeForSure(worker);
                living.remove(worker);
            }
        }
    }

    /**
     * Closes the line of a dead worker a little later. Not by the JDK's own timer, whose thread would keep the caller's
     * context class loader for ever.
     */
    private void hangUpLater(Worker worker) {
        services.timer().schedule(worker::hangUp, HANG_UP_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Makes a worker ready for a method's tasks.
     *
     * @throws WorkerStartException if it cannot be made ready; then it has exited, or can still run other methods'
     *     tasks
     */
    static void load(Worker worker, TaskDefinition<?, ?> definition, WorkerServices services, WorkerRequest request) {
        if (!services.options().debug()) {
            request.limit(services.options().startHookTimeout());
        }
        IOException gone = null;
        try {
            worker.load(definition, request);
        } catch (Worker.LoadException e) {
            throw services.failureMessages().load(e);
        } catch (Worker.GoneException e) {
            gone = e;
        } finally {
            if (!request.end()) {
                worker.awaitExit(AfterDeath.EXIT_PATIENCE); // whatever it has answered, it must not be used again
                gone = gone == null ? new IOException("its answer came too late") : gone;
            }
        }
        if (gone != null) {
            // A worker with any other status has ended by itself, but late, because the machine is busy.
            boolean hungUp = !worker.awaitsExit(AfterDeath.EXIT_PATIENCE)
                    && ProcessTree.mayBeKilled(worker.awaitExit(Duration.ZERO));
            throw services.failureMessages()
                    .inStartHook(request, definition.name(), gone, hungUp ? gone.getMessage() : null);
        }
    }
}
