package org.paralleltask.host.death;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.host.os.WorkerOutput;
import org.paralleltask.task.TaskDefinition;

/**
 * A task that has lost its worker.
 *
 * @param text the task as it is printed in messages
 * @param attempt which run of it that was, from 1
 * @param limit the hard limit of one run; null for none
 * @param options those of its pool
 * @param arguments as they were encoded; nothing once no worker will be sent them any more
 * @param words which of the worker's output is from that run
 * @param hadBegun whether the worker may have started it
 * @param hadEnded whether the method had returned, or thrown
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
