package org.paralleltask.pool.call;

import java.util.List;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.PackedChunk;

/** The tasks of a packed chunk, as a part of a map. */
record ChunkPart<T, V>(PackedChunk<T, V> chunk) implements MapPart<T, V> {
    @Override
    public List<Job<T, V>> jobs() {
        return chunk.jobs();
    }

    @Override
    public void addTo(List<? super V> values) {
        chunk.addTo(values);
    }
}
