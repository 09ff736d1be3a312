package org.paralleltask.host.death;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.host.os.WorkerOutput;
import org.paralleltask.task.TaskDefinition;

/**
 * A task whose worker has died.
 *
 * @param id the task's number
 * @param text the task as it is printed in messages
 * @param attempt which run of the task this was, from 1
 * @param limit the timeout of one run; null for none
 * @param options its pool's options
 * @param arguments its encoded arguments; empty once they will not be sent to a worker again
 * @param words which of the worker's output belongs to this run
 * @param hadBegun whether the worker may have begun it
 * @param hadEnded whether the method had returned or thrown
 */
public record LostTask(
        long id,
        String text,
        int attempt,
        @Nullable Duration limit,
        PoolOptions options,
        TaskDefinition<?, ?> definition,
        Bytes arguments,
        WorkerOutput.Words words,
        boolean hadBegun,
        boolean hadEnded) {}
