package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * What one call of {@link Lookup#findOne(Lookup.Customer)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FindOneResult(Lookup. @Nullable Customer value) implements Serializable {
}
