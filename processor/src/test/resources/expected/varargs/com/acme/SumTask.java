package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Sums#sum(int...)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SumTask(int... values) implements Serializable {
}
