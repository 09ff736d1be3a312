package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Files#delete(String, boolean)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record DeleteTask(String name, boolean force) implements Serializable {
}
