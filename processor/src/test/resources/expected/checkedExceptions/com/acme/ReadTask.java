package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Files#read(String)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ReadTask(String name) implements Serializable {
}
