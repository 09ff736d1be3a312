package org.paralleltask.wire;

import java.util.HashSet;
import java.util.Set;

/**
 * One annotated method as both sides of the border know it: its name, the class that runs it, its two records, and
 * what may cross. Generated code makes one for each method.
 *
 * @param name names the pool in messages, threads and system properties, such as {@code sumPrimes}
 * @param worker the generated worker class; a worker process loads it by this name, which comes from its parent
 * @param task the record of the arguments
 * @param result the record of the value
 * @param function what runs a task, in the worker
 * @param allowed binary names of the classes that may cross, beside those that every task may send
 *     (see {@code AllowList}). The two records are always among them.
 * @param <T> the record of the arguments
 * @param <R> the record of the value
 */
public record TaskDefinition<T, R>(
        String name,
        Class<?> worker,
        Class<T> task,
        Class<R> result,
        TaskFunction<T, R> function,
        Set<String> allowed) {

    /** A definition of which nothing may cross but the two records and the types that every task may send. */
    public static <T, R> TaskDefinition<T, R> of(
            String name, Class<?> worker, Class<T> task, Class<R> result, TaskFunction<T, R> function) {
        return new TaskDefinition<>(name, worker, task, result, function, Set.of(task.getName(), result.getName()));
    }

    /** This definition, and the classes of these binary names may cross too. */
    public TaskDefinition<T, R> allow(String... classNames) {
        Set<String> all = new HashSet<>(allowed);
        all.addAll(Set.of(classNames));
        return new TaskDefinition<>(name, worker, task, result, function, Set.copyOf(all));
    }
}
