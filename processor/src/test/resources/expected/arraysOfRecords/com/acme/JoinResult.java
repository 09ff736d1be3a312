package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Arrays#join(Arrays.Line[], Arrays.Box, Optional, List)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record JoinResult(Arrays.Point[][] value) implements Serializable {
}
