package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Settings#limited(int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record LimitedTask(int value) implements Serializable {
}
