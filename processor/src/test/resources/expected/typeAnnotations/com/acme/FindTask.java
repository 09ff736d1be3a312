package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call of {@link Lookup#find(String, List, Map.Entry, String[], int...)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FindTask(@Nullable String name, List<Lookup. @Nullable Customer> customers,
    Map. @Nullable Entry<String, @Nullable Integer> entry, @Nullable String @Nullable [] words,
    int @Nullable ... numbers) implements Serializable {
}
