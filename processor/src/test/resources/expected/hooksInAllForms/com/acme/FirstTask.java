package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Voids#first(int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FirstTask(int value) implements Serializable {
}
