package com.acme;

import java.io.Serializable;

/**
 * The arguments of one call of {@link Hiding#mix(List, Stream, Generated, Integer)}.
 */
@javax.annotation.processing.Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record MixTask(List list, Stream stream, Generated generated,
    Integer integer) implements Serializable {
}
