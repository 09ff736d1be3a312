package org.paralleltask.pool.task;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.paralleltask.task.TaskDefinition;

/** What a queue holds: one task with its job, or several that have none. */
public sealed interface QueueEntry<T, V> permits Job, Chunk {
    HomeQueue queue();

    Lane lane();

    TaskDefinition<?, ?> definition();

    /** How many bytes the encoded task has that is to be accepted next. */
    long size();

    /** The hard limit of one run; null for none. */
    @Nullable
    Duration limit();

    /** Whether a worker has died of receiving it, or of another that was sent with it: then it is sent alone. */
    boolean isSuspect();

    /** Whether it may be sent together with another one. Allocates nothing: the queue asks, in the midst of a change. */
    default boolean goesWith(QueueEntry<?, ?> other) {
        return !isSuspect() && !other.isSuspect() && Objects.equals(limit(), other.limit());
    }

    /** Its place where it waits; the queue's. */
    IntrusiveList.Node<QueueEntry<?, ?>> waiting();

    /** Its place among those that have not ended; the queue's. */
    IntrusiveList.Node<QueueEntry<?, ?>> unfinished();
}
