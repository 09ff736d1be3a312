package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link shared#add(shared.Shared, shared.Shared)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record AddTask(shared.Shared task) implements Serializable {
}
