package org.paralleltask;

/**
 * The run of a task, as the task sees it. A {@link ParallelTask} method may take one, at any place among its parameters;
 * the facade's calls do not have that parameter.
 *
 * <pre>{@code
 * @ParallelTask
 * static Path convert(Path film, TaskContext context) throws IOException {
 *     for (int frame = 0; frame < count; frame++) {
 *         if (context.isCancelled()) {
 *             return discard(film);
 *         }
 *         convert(frame);
 *         context.progress(frame + 1, count);
 *     }
 * }
 * }</pre>
 *
 * <p>Thread-safe: a task may hand it to threads of its own. Once the task has ended, it is of no further effect.
 */
public interface TaskContext extends WorkerContext {
    /** Which run of this task it is, from 1: greater only with {@code retries}, after a worker died with it. */
    int attempt();

    /**
     * Whether the caller has cancelled this task. The thread that runs it is interrupted at the same time; after the
     * pool's {@code cancelGrace} the process is killed.
     */
    boolean isCancelled();

    /**
     * Tells the parent how far this task is: {@code pool.stats()} shows it, a {@link PoolListener} hears it. Cheap enough
     * for a loop: at most one in ten milliseconds is sent, and always the one in which {@code done} reaches
     * {@code total}.
     *
     * @param done how much is done, in the task's own units, at least 0
     * @param total how much there is; 0 or less if it is not known
     */
    void progress(long done, long total);
}
