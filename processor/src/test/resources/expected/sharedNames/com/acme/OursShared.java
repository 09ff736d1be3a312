package com.acme;

import javax.annotation.processing.Generated;

/**
 * What all calls of {@link Names#ours(int, int, int, int, int, int, int, int, int, int, int, int, int, int)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record OursShared(int workers, int options, int options_, int DEFAULTS, int ProcessPool,
    int OursWorker, int OursResult, int patience, int pool, int task, int shared, int context,
    int table) {
}
