package org.paralleltask.monitor;

/**
 * Short runs of one worker in one span of time, drawn together. Mutable; guarded by the recorder.
 *
 * <p>Spans have a width that is the same for all blocks, and doubles together with it.
 */
final class Block {
    final int pool;
    int count;
    int failed;
    long busy;

    Block(int pool) {
        this.pool = pool;
    }

    void add(int runs, int ofThemFailed, long nanos) {
        count += runs;
        failed += ofThemFailed;
        busy += nanos;
    }

    void add(Block other) {
        add(other.count, other.failed, other.busy);
    }

    Block copy() {
        Block copy = new Block(pool);
        copy.add(this);
        return copy;
    }
}
