package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Outer.Inner.Hidden#third(int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record ThirdTask(int value) implements Serializable {
}
