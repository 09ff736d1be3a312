package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * What one call of {@link Lookup#find(String, List, Map.Entry, String[], int...)} returned, as it is sent back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FindResult(@Nullable String value) implements Serializable {
}
