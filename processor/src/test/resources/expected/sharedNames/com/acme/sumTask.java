package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Names#sum(int, int, int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record sumTask(int sumShared) implements Serializable {
}
