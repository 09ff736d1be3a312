package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Trees#grow(Trees.Tree, Trees.Odd, Trees.Nothing)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record GrowResult(Trees.Tree value) implements Serializable {
}
