package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * What one call of {@link Films#middle(String, TaskContext, int)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record MiddleResult(String value) implements Serializable {
}
