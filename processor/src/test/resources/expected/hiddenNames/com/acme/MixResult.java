package com.acme;

import java.io.Serializable;

/**
 * What one call of {@link Hiding#mix(List, Stream, Generated, Integer)} returned, as it is sent back.
 */
@javax.annotation.processing.Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record MixResult(java.util.List<java.lang.Integer> value) implements Serializable {
}
