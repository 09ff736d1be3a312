package com.acme;

import javax.annotation.processing.Generated;

/**
 * What all calls of {@link shared#add(shared.Shared, shared.Shared)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record AddShared(shared.Shared shared) {
}
