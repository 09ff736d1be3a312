package com.acme;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * What all calls of {@link Nested#shared(int, Map.Entry)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SharedShared(Map.Entry<String, ? extends List<? extends Number>> entry) {
}
