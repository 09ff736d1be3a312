package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call of {@link Lookup#findOne(Lookup.Customer)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FindOneTask(Lookup. @Nullable Customer like) implements Serializable {
}
