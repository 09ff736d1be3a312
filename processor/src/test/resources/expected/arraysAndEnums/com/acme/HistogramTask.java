package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Images#histogram(byte[])}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record HistogramTask(byte[] image) implements Serializable {
}
