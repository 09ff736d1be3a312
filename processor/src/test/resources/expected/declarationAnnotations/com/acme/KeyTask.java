package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Lookup#key(String)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record KeyTask(@Lookup.Nullable String name) implements Serializable {
}
