package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Arrays#join(Arrays.Line[], Arrays.Box, Optional, List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record JoinTask(Arrays.Line[] lines, Arrays.Box<Arrays.Point> box, Optional<long[]> numbers,
    List<Arrays.Box<Arrays.Point>> boxes) implements Serializable {
}
