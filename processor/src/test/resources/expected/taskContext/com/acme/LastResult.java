package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * What one call of {@link Films#last(List, TaskContext)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record LastResult(long value) implements Serializable {
}
