package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link task.Inner#size(int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SizeTask(int context) implements Serializable {
}
