package org.paralleltask.worker;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.paralleltask.task.TaskDefinition;

/**
 * The definitions of the tasks that this process can run, by the name of their worker class. Thread-safe.
 *
 * <p>A generated worker class adds its definition when it is initialized, as a JDBC driver does. To initialize a class
 * by its name needs no access to it, so a modular program need not open its packages to this library.
 */
public final class TaskRegistry {
    /**
     * Weak: the worker classes hold their definitions, so that a web application can be collected once it is
     * undeployed.
     */
    private static final Map<String, Reference<TaskDefinition<?, ?>>> DEFINITIONS = new ConcurrentHashMap<>();

    private TaskRegistry() {}

    /**
     * Adds the definition of a generated worker class.
     *
     * @param definition kept by a weak reference only: the worker class must hold it, in a constant
     */
    public static void add(TaskDefinition<?, ?> definition) {
        DEFINITIONS.put(definition.worker().getName(), new WeakReference<>(definition));
    }

    /**
     * The definition of a worker class. The class is loaded and initialized if that has not been done yet.
     *
     * @throws ClassNotFoundException if there is no such class on this process's class path or module path, or if it is
     *     not a generated worker class
     */
    static TaskDefinition<?, ?> load(String workerClass) throws ClassNotFoundException {
        // The launcher of an executable jar has a class loader of its own, and makes it the context class loader.
        Class.forName(workerClass, true, Thread.currentThread().getContextClassLoader());
        Reference<TaskDefinition<?, ?>> found = DEFINITIONS.get(workerClass);
        @Nullable TaskDefinition<?, ?> definition = found == null ? null : found.get();
        if (definition == null) {
            throw new ClassNotFoundException(workerClass + " is not a worker class generated for @ParallelTask");
        }
        return definition;
    }
}
