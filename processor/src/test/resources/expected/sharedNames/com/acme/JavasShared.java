package com.acme;

import javax.annotation.processing.Generated;

/**
 * What all calls of {@link Names#javas(int, int, int, int)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record JavasShared(int wait__, int hashCode_) {
}
