package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Films#cut(TaskContext, org.paralleltask.TaskContext)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CutResult(int value) implements Serializable {
}
