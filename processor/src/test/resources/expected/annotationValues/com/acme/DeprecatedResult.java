package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Values#deprecated(int, int)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
@SuppressWarnings("deprecation")
public record DeprecatedResult(int value) implements Serializable {
}
