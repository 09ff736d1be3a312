package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Awkward#java(int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record JavaTask(int java) implements Serializable {
}
