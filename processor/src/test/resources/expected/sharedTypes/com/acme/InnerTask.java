package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Types#inner(int, Types.Inner)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record InnerTask(int value) implements Serializable {
}
