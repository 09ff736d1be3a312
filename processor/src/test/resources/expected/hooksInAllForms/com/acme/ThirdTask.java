package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Primitive#third()}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ThirdTask() implements Serializable {
}
