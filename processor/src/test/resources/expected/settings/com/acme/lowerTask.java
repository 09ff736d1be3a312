package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Settings#unlimited(int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record lowerTask(int value) implements Serializable {
}
