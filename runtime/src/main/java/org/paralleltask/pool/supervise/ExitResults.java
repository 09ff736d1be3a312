package org.paralleltask.pool.supervise;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.paralleltask.base.PoolLog;
import org.paralleltask.base.Sneaky;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.host.Worker;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.task.ExitHook;
import org.paralleltask.task.TaskDefinition;

/** Collects what the exit hooks of one set's workers have returned or thrown. Thread-safe. */
public final class ExitResults {
    private final PoolLog log;

    @GuardedBy("this")
    private final Map<Class<?>, Ends> ends = new HashMap<>();

    ExitResults(PoolLog log) {
        this.log = log;
    }

    /** The results of one method's hooks. */
    private record Ends(List<Object> values, List<Throwable> failures) {}

    /** The answers of one worker's hooks as it ends. Thread-safe. */
    final class Farewells implements Worker.ExitAnswers {
        private final Worker worker;
        private final Set<Class<?>> answered = ConcurrentHashMap.newKeySet();

        private Farewells(Worker worker) {
            this.worker = worker;
        }

        @Override
        public void returned(TaskDefinition<?, ?> definition, Bytes bytes) {
            answered.add(definition.worker());
            ExitResults.this.returned(definition, worker.name(), bytes);
        }

        @Override
        public void threw(TaskDefinition<?, ?> definition, byte[] bytes) {
            answered.add(definition.worker());
            ExitResults.this.threw(definition, worker.name(), bytes);
        }

        /**
         * Called when no more answers will come: each hook that still owes one has failed.
         *
         * @param inGoodOrder whether the worker has ended well: then a hook that returns nothing owes no answer
         * @return whether a hook has failed
         */
        boolean end(boolean inGoodOrder, Supplier<? extends Throwable> why) {
            boolean hasFailed = false;
            for (TaskDefinition<?, ?> definition : worker.loaded()) {
                ExitHook<?> hook = definition.exitHook().orElse(null);
                boolean owes = hook != null && (!inGoodOrder || hook.carrier().isPresent());
                if (owes && !answered.contains(definition.worker())) {
                    failed(definition, worker.name(), why.get());
                    hasFailed = true;
                }
            }
            return hasFailed;
        }
    }

    /** What collects the answers of a worker that is about to end. */
    Farewells of(Worker worker) {
        return new Farewells(worker);
    }

    private void returned(TaskDefinition<?, ?> definition, String worker, Bytes bytes) {
        try {
            ExitHook.Carrier<?, ?> carrier = definition
                    .exitHook()
                    .<ExitHook.Carrier<?, ?>>flatMap(ExitHook::carrier)
                    .orElseThrow(() -> new IllegalStateException(definition.name() + " has no exit hook that returns"));
            Object value = TaskMarshaller.of(definition).decodeExit(bytes, carrier);
            synchronized (this) {
                of(definition).values.add(value);
            }
        } catch (RuntimeException unreadable) {
            failed(definition, worker, unreadable);
        }
    }

    private void threw(TaskDefinition<?, ?> definition, String worker, byte[] bytes) {
        Throwable thrown;
        try {
            thrown = TaskMarshaller.of(definition).decodeThrown(bytes, "the exit hook", "Worker " + worker);
        } catch (RuntimeException unreadable) {
            thrown = unreadable;
        }
        failed(definition, worker, thrown);
    }

    private void failed(TaskDefinition<?, ?> definition, String worker, Throwable failure) {
        if (log.once(definition.worker())) {
            log.warn(
                    "The exit hook of " + definition.name() + " failed in worker " + worker
                            + " (told once; exitResults() throws each failure)",
                    failure);
        }
        synchronized (this) {
            of(definition).failures.add(failure);
        }
    }

    @GuardedBy("this")
    private Ends of(TaskDefinition<?, ?> definition) {
        return ends.computeIfAbsent(definition.worker(), worker -> new Ends(new ArrayList<>(), new ArrayList<>()));
    }

    /** The values so far. If a hook has failed, throws the first failure, with the others suppressed. */
    public synchronized <X> List<X> values(TaskDefinition<?, ?> definition, Class<X> type) {
        Ends those = of(definition);
        if (!those.failures.isEmpty()) {
            Throwable first = those.failures.get(0);
            Set<Throwable> told =
                    Collections.newSetFromMap(new IdentityHashMap<>()); // what an earlier call or the hook has added
            told.add(first);
            told.addAll(List.of(first.getSuppressed()));
            those.failures.stream().filter(told::add).forEach(first::addSuppressed);
            throw Sneaky.sneaky(first);
        }
        return those.values.stream().<X>map(type::cast).toList();
    }
}
