package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Awkward#call(int)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CallResult(int value) implements Serializable {
}
