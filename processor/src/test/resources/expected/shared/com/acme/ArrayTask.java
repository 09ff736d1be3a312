package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shop#array(int, String...)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ArrayTask(int value) implements Serializable {
}
