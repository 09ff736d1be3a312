package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Images#inverse(Images.Filter)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record InverseTask(Images.Filter filter) implements Serializable {
}
