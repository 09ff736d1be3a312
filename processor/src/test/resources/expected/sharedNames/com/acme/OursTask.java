package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Names#ours(int, int, int, int, int, int, int, int, int, int, int, int, int, int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record OursTask(int out) implements Serializable {
}
