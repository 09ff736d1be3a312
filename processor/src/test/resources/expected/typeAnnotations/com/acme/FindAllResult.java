package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * What one call of {@link Lookup#findAll(Lookup.Customer)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FindAllResult(
    List<? extends Lookup. @Nullable Customer> value) implements Serializable {
}
