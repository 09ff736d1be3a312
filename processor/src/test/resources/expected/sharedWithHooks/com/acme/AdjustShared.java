package com.acme;

import javax.annotation.processing.Generated;

/**
 * What all calls of {@link Images#adjust(String, Images.Profile)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record AdjustShared(Images.Profile profile) {
}
