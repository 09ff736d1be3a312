package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Values#leftOut(int, int, int, int, int, List)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record LeftOutResult(int value) implements Serializable {
}
