package org.paralleltask.pool;

import java.time.Duration;
import java.util.Optional;
import org.paralleltask.wire.TaskDefinition;

/** What a queue holds: one task with its job, or several that have none. */
sealed interface Entry<T, V> permits Job, Sheaf {
    JobQueue queue();

    JobQueue.Lane lane();

    TaskDefinition<?, ?> definition();

    /** How many bytes the encoded task has that is to be accepted next. */
    long size();

    /** The hard limit of one run. */
    Optional<Duration> limit();

    /** Whether a worker has died of receiving it, or of another that was sent with it: then it is sent alone. */
    boolean isSuspect();

    /** Whether it may be sent together with another one. */
    default boolean goesWith(Entry<?, ?> other) {
        return !isSuspect() && !other.isSuspect() && limit().equals(other.limit());
    }

    /** Its place where it waits; the queue's. */
    JobList.Link waiting();

    /** Its place among those that have not ended; the queue's. */
    JobList.Link unfinished();
}
