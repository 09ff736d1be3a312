package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * What one call of {@link Films#first(TaskContext, String)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FirstResult(int value) implements Serializable {
}
