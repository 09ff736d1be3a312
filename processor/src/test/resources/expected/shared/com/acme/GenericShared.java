package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What all calls of {@link Shop#generic(int, List...)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record GenericShared(List<String>[] lists) {
}
