package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Sums#sum(long)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SumLongTask(long value) implements Serializable {
}
