package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call of {@link Lookup#findAll(Lookup.Customer)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FindAllTask(Lookup. @Nullable Customer like) implements Serializable {
}
