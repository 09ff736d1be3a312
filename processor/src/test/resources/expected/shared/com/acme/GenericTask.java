package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shop#generic(int, List...)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record GenericTask(int value) implements Serializable {
}
