package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * The arguments of one call of {@link Films#last(List, TaskContext)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record LastTask(List<String> films) implements Serializable {
}
