package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * What one call of {@link Types#nullable(String, int, List)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record NullableResult(@Nullable String value) implements Serializable {
}
