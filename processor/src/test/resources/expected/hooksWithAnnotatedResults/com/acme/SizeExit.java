package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * What the exit hook {@link Caches#last()} returned in one worker, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
@SuppressWarnings({
    "deprecation",
    "removal"
})
public record SizeExit(@Nullable Old value) implements Serializable {
}
