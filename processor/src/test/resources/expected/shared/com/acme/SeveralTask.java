package com.acme;

import java.io.Serializable;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * The arguments of one call of {@link Shop#several(Map, int, TaskContext, String, int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SeveralTask(int first, String second) implements Serializable {
}
