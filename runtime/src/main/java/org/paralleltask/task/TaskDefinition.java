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
 * One annotated method as both sides of the border know it: its name, the class that runs it, its two records, what
 * may cross, and what a worker runs before and after its tasks. Generated code makes one for each method.
 *
 * @param name names the pool in messages, threads and system properties, such as {@code sumPrimes}
 * @param worker the generated worker class; a worker process loads it by this name, which comes from its parent
 * @param task the record of the arguments
 * @param result the record of the value
 * @param codec how both travel
 * @param body what runs a task, in the worker
 * @param allowed binary names and patterns of the classes that may cross, beside those that every task may send
 *     (see {@code AllowList}). The records are always among them.
 * @param furtherAllowed those among them that a pool's options name: its workers are told of them
 * @param startHook what a worker runs before its first task
 * @param exitHook what a worker runs after its last task
 * @param shared in the parent, what a pool's tasks share, encoded; none if they share nothing
 * @param sharedRecord the same, until the pool is opened; null from then on
 * @param managed in the parent, the objects that stay there and are called by a pool's tasks
 * @param <T> the record of the arguments
 * @param <R> the record of the value
 */
@SuppressWarnings("exports") // jspecify is there for compilers only
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

    /** A definition of which nothing may cross but the two records and the types that every task may send. */
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
     * @param body what runs a task, and how the shared data travel
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

    /** This definition, for a pool whose tasks share what is in this record. */
    public TaskDefinition<T, R> with(Object data) {
        return new TaskDefinition<>(
                name,
                worker,
                task,
                result,
                codec,
                body,
                allowed,
                furtherAllowed,
                startHook,
                exitHook,
                shared,
                data,
                managed);
    }

    /** This definition, as a pool is opened for it, but without the data that its tasks share: its options' classes may cross, too. */
    public TaskDefinition<T, R> allowing(List<String> patterns) {
        Set<String> all = allowed;
        if (!patterns.isEmpty()) {
            all = new HashSet<>(allowed);
            all.addAll(patterns);
        }
        return new TaskDefinition<>(
                name,
                worker,
                task,
                result,
                codec,
                body,
                Set.copyOf(all),
                patterns,
                startHook,
                exitHook,
                shared,
                null,
                managed);
    }

    /** This definition, whose tasks share these data, and call these objects. */
    public TaskDefinition<T, R> sharing(Bytes encoded, List<ManagedObject<?>> objects) {
        return new TaskDefinition<>(
                name,
                worker,
                task,
                result,
                codec,
                body,
                allowed,
                furtherAllowed,
                startHook,
                exitHook,
                encoded,
                null,
                objects);
    }

    /**
     * Stands for it among what a worker hosts: pools of one method that share nothing, and allow the same, are served
     * alike, those with shared data each for itself.
     */
    public Object key() {
        if (shared.size() > 0) {
            return shared;
        }
        return furtherAllowed.isEmpty() ? worker : List.of(worker, furtherAllowed);
    }

    /** This definition, and the classes of these binary names or patterns may cross too. */
    public TaskDefinition<T, R> allow(String... patterns) {
        Set<String> all = new HashSet<>(allowed);
        all.addAll(List.of(patterns));
        return new TaskDefinition<>(
                name,
                worker,
                task,
                result,
                codec,
                body,
                Set.copyOf(all),
                furtherAllowed,
                startHook,
                exitHook,
                shared,
                sharedRecord,
                managed);
    }

    /**
     * This definition, with a hook before a worker's first task.
     *
     * @param owner the class that declares the method
     */
    public TaskDefinition<T, R> onStart(Class<?> owner, StartHook.Body body) {
        return withHooks(Optional.of(new StartHook(owner, body)), exitHook);
    }

    /** This definition, with a hook after a worker's last task that returns nothing. */
    public TaskDefinition<T, R> onExit(Class<?> owner, StartHook.Body body) {
        return withHooks(startHook, Optional.of(ExitHook.returningNothing(owner, body)));
    }

    /**
     * This definition, with a hook after a worker's last task.
     *
     * @param record the record in which what it returns travels, and may cross
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
        return new TaskDefinition<>(
                name,
                worker,
                task,
                result,
                codec,
                body,
                allowed,
                furtherAllowed,
                start,
                exit,
                shared,
                sharedRecord,
                managed);
    }
}
