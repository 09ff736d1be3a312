package com.acme;

import javax.annotation.processing.Generated;

/**
 * What all calls of {@link Types#deprecated(int, Types.Old)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
@SuppressWarnings("deprecation")
public record DeprecatedShared(Types.Old old) {
}
