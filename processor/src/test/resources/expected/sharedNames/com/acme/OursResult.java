package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Names#ours(int, int, int, int, int, int, int, int, int, int, int, int, int, int)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record OursResult(int value) implements Serializable {
}
