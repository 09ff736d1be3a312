package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Awkward#run()}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record RunTask() implements Serializable {
}
