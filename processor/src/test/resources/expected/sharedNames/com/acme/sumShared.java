package com.acme;

import javax.annotation.processing.Generated;

/**
 * What all calls of {@link Names#sum(int, int, int)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record sumShared(int sumWorker, int sumWorker_) {
}
