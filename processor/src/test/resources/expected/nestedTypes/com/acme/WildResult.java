package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Nested#wild(Map)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record WildResult(
    Map<String, ? extends List<? extends Number>> value) implements Serializable {
}
