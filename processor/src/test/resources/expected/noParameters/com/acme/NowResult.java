package com.acme;

import java.io.Serializable;
import java.time.Instant;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Clock#now()} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record NowResult(Instant value) implements Serializable {
}
