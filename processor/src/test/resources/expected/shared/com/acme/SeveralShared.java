package com.acme;

import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * What all calls of {@link Shop#several(Map, int, TaskContext, String, int)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SeveralShared(Map<String, Shop.Order> limits, int third) {
}
