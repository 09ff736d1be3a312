package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Caches#clear()}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ClearTask() implements Serializable {
}
