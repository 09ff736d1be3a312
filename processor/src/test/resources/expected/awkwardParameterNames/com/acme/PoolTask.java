package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Names#pool(int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record PoolTask(int pool) implements Serializable {
}
