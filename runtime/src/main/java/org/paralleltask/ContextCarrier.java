package org.paralleltask;

import java.util.Map;

/**
 * Takes what a thread knows beside its variables along with each task: the context of its logs (MDC), a trace, a locale, a
 * tenant. It is captured by the thread that calls {@code call}, {@code submit}, {@code map} or {@code stream}, once for each
 * of these calls, and is there in the worker while the task runs.
 *
 * <p>One is found by {@link java.util.ServiceLoader}, or named by {@link PoolOptions#contextCarriers}. A worker makes its own
 * instance: the class is public and has a public constructor without parameters; in a module, its package is exported.
 *
 * <pre>{@code
 * public final class TenantCarrier implements ContextCarrier {
 *     public Map<String, String> capture() {
 *         String tenant = Tenant.current();
 *         return tenant == null ? Map.of() : Map.of("tenant", tenant);
 *     }
 *
 *     public Restored restore(Map<String, String> captured) {
 *         Tenant.set(captured.get("tenant"));
 *         return Tenant::clear;
 *     }
 * }
 * }</pre>
 *
 * <p>A carrier is an extra, so its failure fails no task. What it throws is logged, once for each pool and worker, and the
 * task goes without what this carrier has. It is called by many threads at a time, and must be quick.
 */
public interface ContextCarrier {
    /**
     * What of the current thread's context goes with a task. All carriers together may have {@code 16 KiB}; what is more is
     * left out, and logged.
     *
     * @return nothing, if there is nothing; then the worker does not hear of it, either. An entry whose value is null is left
     *     out
     */
    Map<String, String> capture();

    /**
     * Makes it the context of the current thread, which is about to run the task, in the worker. Called only if something was
     * captured.
     *
     * @param captured what {@link #capture} has returned in the program, without entries whose value is null; never
     *     empty
     * @return takes it away again; called by the same thread after the task
     */
    Restored restore(Map<String, String> captured);

    /** A context that is there until it is closed. */
    @FunctionalInterface
    interface Restored extends AutoCloseable {
        /** The task has ended. */
        @Override
        void close();
    }
}
