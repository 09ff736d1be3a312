package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * The arguments of one call of {@link Films#middle(String, TaskContext, int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record MiddleTask(String task, int context) implements Serializable {
}
