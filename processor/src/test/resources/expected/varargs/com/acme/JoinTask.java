package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Sums#join(String, String[]...)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record JoinTask(String separator, String[]... words) implements Serializable {
}
