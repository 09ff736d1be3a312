package com.acme;

import java.io.Serializable;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * What the exit hook {@link Nested#flush()} returned in one worker, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SharedExit(
    Map<String, ? extends Map.Entry<? extends Number, Long>> value) implements Serializable {
}
