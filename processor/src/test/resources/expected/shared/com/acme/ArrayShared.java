package com.acme;

import javax.annotation.processing.Generated;

/**
 * What all calls of {@link Shop#array(int, String...)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ArrayShared(String[] words) {
}
