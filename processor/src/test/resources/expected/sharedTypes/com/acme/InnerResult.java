package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Types#inner(int, Types.Inner)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record InnerResult(int value) implements Serializable {
}
