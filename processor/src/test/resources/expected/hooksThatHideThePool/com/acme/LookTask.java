package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Secret.Open#look(int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record LookTask(int value) implements Serializable {
}
