package com.acme;

import javax.annotation.processing.Generated;

/**
 * What all calls of {@link Types#inner(int, Types.Inner)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record InnerShared(Types.Inner inner) {
}
