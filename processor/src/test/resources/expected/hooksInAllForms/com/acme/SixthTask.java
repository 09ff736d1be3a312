package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Collections.Arrays#sixth()}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SixthTask() implements Serializable {
}
