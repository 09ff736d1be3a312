package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Outer.Kind#fourth()}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FourthTask() implements Serializable {
}
