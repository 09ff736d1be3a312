package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * The arguments of one call of {@link context#count(int, TaskContext)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CountTask(int task) implements Serializable {
}
