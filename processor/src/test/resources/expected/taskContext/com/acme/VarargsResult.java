package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * What one call of {@link Films#varargs(TaskContext, int...)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record VarargsResult(int value) implements Serializable {
}
