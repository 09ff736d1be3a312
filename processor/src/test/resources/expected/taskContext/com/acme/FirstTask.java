package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * The arguments of one call of {@link Films#first(TaskContext, String)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FirstTask(String film) implements Serializable {
}
