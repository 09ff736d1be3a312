package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of {@link Types#nullable(String, int, List)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record NullableShared(@Nullable String name, @Types.Range(from = 1) int from,
    List<Types. @Nullable Level> levels) {
}
