package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Nested#shared(int, Map.Entry)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SharedResult(
    List<? extends Map.Entry<String, ? extends Number>> value) implements Serializable {
}
