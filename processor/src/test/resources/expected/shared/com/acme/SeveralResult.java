package com.acme;

import java.io.Serializable;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * What one call of {@link Shop#several(Map, int, TaskContext, String, int)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SeveralResult(String value) implements Serializable {
}
