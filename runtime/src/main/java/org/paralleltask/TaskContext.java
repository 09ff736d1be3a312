package org.paralleltask;

/**
 * The run of a task, as the task sees it. A {@link ParallelTask} method may have one as a parameter, at any place. The
 * pool's calls do not have that parameter.
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
 * <p>Thread-safe: a task may pass it to threads of its own. Once the task has ended, it has no effect.
 */
public interface TaskContext extends WorkerContext {
    /** {@return which run of this task it is: 1 for the first, one more for each retry after its worker has died} */
    int attempt();

    /**
     * {@return whether this task has been cancelled} The thread that runs it is interrupted at the same time. After the
     * pool's {@code cancelGrace} the process is killed.
     */
    boolean isCancelled();

    /**
     * Reports this task's progress: {@code pool.stats()} shows it, and a {@link PoolListener} is told of it. It may be
     * called in a loop: at most one report in ten milliseconds is sent, and always the one in which {@code done}
     * reaches {@code total}.
     *
     * @param done how much is done, in the task's own units, at least 0
     * @param total how much there is; 0 or less if it is not known
     */
    void progress(long done, long total);
}
