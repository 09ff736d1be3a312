package com.acme;

import javax.annotation.processing.Generated;

/**
 * What all calls of {@link Shop#varargs(String, int...)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record VarargsShared(String separator) {
}
