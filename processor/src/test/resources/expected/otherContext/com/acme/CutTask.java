package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Films#cut(TaskContext, org.paralleltask.TaskContext)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CutTask(TaskContext mine) implements Serializable {
}
