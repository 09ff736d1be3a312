package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Films#first(String)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FirstOfAllTask(String film) implements Serializable {
}
