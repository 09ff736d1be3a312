package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Awkward#process(String)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ProcessTask(String org) implements Serializable {
}
