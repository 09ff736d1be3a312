package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Awkward#call(int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CallTask(int call) implements Serializable {
}
