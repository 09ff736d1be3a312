package com.acme;

import java.io.Serializable;
import java.lang.annotation.ElementType;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Lookup#find(String, String, int, int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FindTask(@Lookup.Nullable String name, @Lookup.NotNull String key,
    @Lookup.Range(from = 1, of = Lookup.class, also = {ElementType.FIELD, ElementType.METHOD}) int limit,
    int hidden) implements Serializable {
}
