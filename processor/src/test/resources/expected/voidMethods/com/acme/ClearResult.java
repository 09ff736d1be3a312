package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Caches#clear()} returned, as it is sent back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ClearResult() implements Serializable {
}
