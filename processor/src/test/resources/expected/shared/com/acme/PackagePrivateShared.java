package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What all calls of {@link Shop#packagePrivate(int, List)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record PackagePrivateShared(List<String> words) {
}
