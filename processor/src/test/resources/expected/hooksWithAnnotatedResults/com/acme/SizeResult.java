package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Caches#size(int)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
@SuppressWarnings({
    "deprecation",
    "removal"
})
public record SizeResult(int value) implements Serializable {
}
