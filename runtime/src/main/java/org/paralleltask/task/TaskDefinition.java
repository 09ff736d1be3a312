package org.paralleltask.task;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.managed.ManagedObject;

/**
 * One annotated method as both the program and its workers know it: its name, the class that runs it, its two records,
 * which classes may cross, and what a worker runs before and after its tasks. Generated code makes one for each method.
 * Immutable.
 *
 * @param name the pool's name in messages, threads and system properties, such as {@code sumPrimes}
 * @param worker the generated worker class; a worker process loads it by its name, which its parent sends
 * @param task the record of the arguments
 * @param result the record of the value
 * @param codec writes and reads both records
 * @param body runs a task, in the worker
 * @param allowed binary names and patterns of the classes that may cross by Java serialization, in addition to those
 *     that every task may send (see {@code AllowList}). The two records are always among them.
 * @param furtherAllowed those of them that come from a pool's options; the parent sends them to the pool's workers
 * @param startHook what a worker runs before its first task
 * @param exitHook what a worker runs after its last task
 * @param shared in the parent, the encoded data that a pool's tasks share; empty if they share nothing
 * @param sharedRecord the same data, not encoded, until the pool is opened; null from then on
 * @param managed in the parent, the objects that stay there and that a pool's tasks call
 * @param <T> the record of the arguments
 * @param <R> the record of the value
 */
@SuppressWarnings("exports") // jspecify is needed by compilers only
public record TaskDefinition<T, R>(
        String name,
        Class<?> worker,
        Class<T> task,
        Class<R> result,
        TaskCodec<T, R> codec,
        TaskBody<T, R> body,
        Set<String> allowed,
        List<String> furtherAllowed,
        Optional<StartHook> startHook,
        Optional<ExitHook<?>> exitHook,
        Bytes shared,
        @Nullable Object sharedRecord,
        List<ManagedObject<?>> managed) {

    /**
     * A definition without hooks and shared data. Only the two records may cross, and the types that every task may
     * send.
     *
     * @param function runs a task
     */
    public static <T, R> TaskDefinition<T, R> of(
            String name,
            Class<?> worker,
            Class<T> task,
            Class<R> result,
            TaskCodec<T, R> codec,
            TaskFunction<T, R> function) {
        return of(name, worker, task, result, codec, new TaskBody.Plain<>(function));
    }

    private static <T, R> TaskDefinition<T, R> of(
            String name, Class<?> worker, Class<T> task, Class<R> result, TaskCodec<T, R> codec, TaskBody<T, R> body) {
        return new TaskDefinition<>(
                name,
                worker,
                task,
                result,
                codec,
                body,
                Set.copyOf(List.of(task.getName(), result.getName())),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Bytes.none(),
                null,
                List.of());
    }

    /**
     * As {@link #of}, for a method whose tasks share data.
     *
     * @param body runs a task, and tells how the shared data are written and read
     */
    public static <T, S, R> TaskDefinition<T, R> sharing(
            String name,
            Class<?> worker,
            Class<T> task,
            Class<R> result,
            TaskCodec<T, R> codec,
            TaskBody.Sharing<T, S, R> body) {
        return of(name, worker, task, result, codec, body);
    }

    /** This definition, for a pool whose tasks share the data of this record. */
    public TaskDefinition<T, R> with(Object data) {
        Copy<T, R> copy = new Copy<>(this);
        copy.sharedRecord = data;
        return copy.made();
    }

    /**
     * This definition, without the record of the shared data. In addition, classes that match these patterns of a
     * pool's options may cross.
     */
    public TaskDefinition<T, R> allowing(List<String> patterns) {
        Set<String> all = allowed;
        if (!patterns.isEmpty()) {
            all = new HashSet<>(allowed);
            all.addAll(patterns);
        }
        Copy<T, R> copy = new Copy<>(this);
        copy.allowed = Set.copyOf(all);
        copy.furtherAllowed = patterns;
        copy.sharedRecord = null;
        return copy.made();
    }

    /** This definition, for tasks that share these encoded data and call these objects. */
    public TaskDefinition<T, R> sharing(Bytes encoded, List<ManagedObject<?>> objects) {
        Copy<T, R> copy = new Copy<>(this);
        copy.shared = encoded;
        copy.sharedRecord = null;
        copy.managed = objects;
        return copy.made();
    }

    /**
     * The key by which a worker knows what it hosts. Pools of one method that share nothing, and whose options allow
     * the same classes, have equal keys. A pool with shared data has a key of its own.
     */
    public Object key() {
        if (shared.size() > 0) {
            return shared;
        }
        return furtherAllowed.isEmpty() ? worker : List.of(worker, furtherAllowed);
    }

    /** This definition. In addition, classes with these binary names, or that match these patterns, may cross. */
    public TaskDefinition<T, R> allow(String... patterns) {
        Set<String> all = new HashSet<>(allowed);
        all.addAll(List.of(patterns));
        Copy<T, R> copy = new Copy<>(this);
        copy.allowed = Set.copyOf(all);
        return copy.made();
    }

    /**
     * This definition, with a hook that a worker runs before its first task.
     *
     * @param owner the class that declares the hook's method
     */
    public TaskDefinition<T, R> onStart(Class<?> owner, StartHook.Body body) {
        return withHooks(Optional.of(new StartHook(owner, body)), exitHook);
    }

    /**
     * This definition, with a hook that a worker runs after its last task, and that returns nothing.
     *
     * @param owner the class that declares the hook's method
     */
    public TaskDefinition<T, R> onExit(Class<?> owner, StartHook.Body body) {
        return withHooks(startHook, Optional.of(ExitHook.returningNothing(owner, body)));
    }

    /**
     * This definition, with a hook that a worker runs after its last task, and that returns a result.
     *
     * @param owner the class that declares the hook's method
     * @param record the record in which the result is sent; it may cross
     * @param constructor makes that record
     * @param writer writes that record
     * @param reader reads what {@code writer} wrote
     */
    public <V, X> TaskDefinition<T, R> onExit(
            Class<?> owner,
            ExitHook.Body<V> body,
            Class<X> record,
            Function<? super V, X> constructor,
            Encoder.Part<X> writer,
            Decoder.Part<X> reader) {
        ExitHook<V> hook =
                new ExitHook<>(owner, body, Optional.of(new ExitHook.Carrier<>(record, constructor, writer, reader)));
        return withHooks(startHook, Optional.of(hook)).allow(record.getName());
    }

    private TaskDefinition<T, R> withHooks(Optional<StartHook> start, Optional<ExitHook<?>> exit) {
        Copy<T, R> copy = new Copy<>(this);
        copy.startHook = start;
        copy.exitHook = exit;
        return copy.made();
    }

    /** What another definition has, but for what is set here: the one place where definitions are copied. */
    private static final class Copy<T, R> {
        private final TaskDefinition<T, R> original;
        private Set<String> allowed;
        private List<String> furtherAllowed;
        private Optional<StartHook> startHook;
        private Optional<ExitHook<?>> exitHook;
        private Bytes shared;
        private @Nullable Object sharedRecord;
        private List<ManagedObject<?>> managed;

        Copy(TaskDefinition<T, R> original) {
            this.original = original;
            this.allowed = original.allowed;
            this.furtherAllowed = original.furtherAllowed;
            this.startHook = original.startHook;
            this.exitHook = original.exitHook;
            this.shared = original.shared;
            this.sharedRecord = original.sharedRecord;
            this.managed = original.managed;
        }

        TaskDefinition<T, R> made() {
            return new TaskDefinition<>(
                    original.name,
                    original.worker,
                    original.task,
                    original.result,
                    original.codec,
                    original.body,
                    allowed,
                    furtherAllowed,
                    startHook,
                    exitHook,
                    shared,
                    sharedRecord,
                    managed);
        }
    }
}
