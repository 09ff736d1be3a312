package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Awkward#parallel(int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ParallelTask(int value) implements Serializable {
}
