package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Caches#warmUp(int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record WarmUpTask(int entries) implements Serializable {
}
