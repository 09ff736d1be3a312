package org.paralleltask.pool;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.paralleltask.PoolOptions;
import org.paralleltask.base.Abandonment;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.SharedData;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.pool.call.View;
import org.paralleltask.pool.supervise.WorkerSet;
import org.paralleltask.task.TaskDefinition;

/** Opens pools, with workers of their own or on given ones. */
final class PoolOpener {
    private PoolOpener() {}

    /** See {@link ProcessPool#open(TaskDefinition, Function, PoolOptions, UnaryOperator)}. */
    static <T, R, V> ProcessPool<T, V> open(
            TaskDefinition<T, R> definition,
            Function<? super R, ? extends V> value,
            PoolOptions annotation,
            UnaryOperator<PoolOptions> options) {
        PoolOptions chosen = options.apply(annotation.withSystemProperties(definition.name()));
        TaskDefinition<T, R> opened = SharedData.encode(definition, chosen.allow());
        try {
            return open(opened, value, Workers.forPool(opened, chosen), Optional.empty(), chosen);
        } catch (RuntimeException | Error noPool) {
            opened.shared().release();
            throw noPool;
        }
    }

    /** See {@link ProcessPool#open(Workers, TaskDefinition, Function, PoolOptions, UnaryOperator)}. */
    static <T, R, V> ProcessPool<T, V> open(
            Workers workers,
            TaskDefinition<T, R> definition,
            Function<? super R, ? extends V> value,
            PoolOptions annotation,
            UnaryOperator<PoolOptions> options) {
        PoolOptions chosen = options.apply(annotation.withSystemPropertiesOnWorkers(definition.name()));
        List<String> misplaced = chosen.processOptionsOtherThan(annotation);
        if (!misplaced.isEmpty()) {
            throw new IllegalArgumentException("Pool " + definition.name() + " runs on given workers: "
                    + String.join(", ", misplaced) + " belongs to Workers.open(options -> …)");
        }
        workers.set().factory().checkFinds(definition.worker());
        TaskDefinition<T, R> opened = SharedData.encode(definition, chosen.allow());
        try {
            workers.set().factory().check(opened);
            return open(opened, value, workers.set(), Optional.of(workers), chosen);
        } catch (RuntimeException | Error noPool) {
            opened.shared().release();
            throw noPool;
        }
    }

    /**
     * Held only by the pool and its views, and holds the given workers, if there are such: when it cannot be reached, the
     * pool is abandoned.
     */
    private record Handle(Optional<Workers> given) {}

    private static <T, R, V> ProcessPool<T, V> open(
            TaskDefinition<T, R> definition,
            Function<? super R, ? extends V> value,
            WorkerSet workers,
            Optional<Workers> given,
            PoolOptions options) {
        PoolState state = PoolState.open(definition, workers, given.isEmpty(), options);
        Handle handle = new Handle(given);
        Abandonment.CLEANER.register(handle, state::abandoned);
        TaskMarshaller<T, R> marshaller = TaskMarshaller.of(
                definition,
                Math.toIntExact(workers.options().maxPayload()),
                workers.factory().sharesMemory());
        Binding<T, R, V> binding = new Binding<>(definition, marshaller, value);
        View view = new View(options.timeout().orElse(null), false, null);
        return new ProcessPool<>(binding, state, handle, view);
    }
}
